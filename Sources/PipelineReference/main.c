/*
 * The yardstick for `headroom bench --reference`: the least that a durable pipeline can do,
 * serially and by hand. It reads a batch of CloudEvents from a stream, drops repeated ids, counts
 * a seat per campaign, writes one outbox row per event, commits (WAL, synchronous FULL), publishes
 * one persistent message per row to a quorum queue, waits for the confirms and goes on. It has no
 * rules, no ledger, no second thread, and a search for quoted fields in place of a JSON parser.
 *
 *   headroom-reference HOST PORT VHOST USER PASSWORD FOLDER EVENTS
 *
 * It prints one line: the events handled a second, from the first read to the last confirm.
 */
#define _GNU_SOURCE
#include <amqp.h>
#include <amqp_tcp_socket.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 512, WINDOW = 4096, BODY = 1024, ROW = 512 };

static const char *const stream_name = "reference.in";
static const char *const queue_name = "reference.out";

static void fail(const char *sentence)
{
    fprintf(stderr, "reference: %s\n", sentence);
    exit(1);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static amqp_bytes_t text(const char *value) { return amqp_cstring_bytes(value); }

static void require(amqp_rpc_reply_t reply, const char *sentence)
{
    if (reply.reply_type != AMQP_RESPONSE_NORMAL) fail(sentence);
}

static amqp_connection_state_t connect_to(char **arguments)
{
    amqp_connection_state_t connection = amqp_new_connection();
    amqp_socket_t *socket = amqp_tcp_socket_new(connection);
    if (!socket || amqp_socket_open(socket, arguments[1], atoi(arguments[2])))
        fail("the broker cannot be reached");
    require(amqp_login(connection, arguments[3], 0, 131072, 0, AMQP_SASL_METHOD_PLAIN,
                       arguments[4], arguments[5]),
            "the broker refuses the login");
    amqp_channel_open(connection, 1);
    require(amqp_get_rpc_reply(connection), "no channel");
    return connection;
}

static void declare(amqp_connection_state_t connection, const char *name, const char *type)
{
    amqp_table_entry_t entry;
    entry.key = text("x-queue-type");
    entry.value.kind = AMQP_FIELD_KIND_UTF8;
    entry.value.value.bytes = text(type);
    amqp_table_t arguments = {1, &entry};
    amqp_queue_declare(connection, 1, text(name), 0, 1, 0, 0, arguments);
    require(amqp_get_rpc_reply(connection), "a queue cannot be declared");
}

/* Reads one frame and returns how many messages are confirmed after it. */
static long confirmed_after_frame(amqp_connection_state_t connection, long confirmed)
{
    amqp_frame_t frame;
    amqp_maybe_release_buffers(connection);
    if (amqp_simple_wait_frame(connection, &frame) != AMQP_STATUS_OK) fail("the link broke");
    if (frame.frame_type != AMQP_FRAME_METHOD
        || frame.payload.method.id != AMQP_BASIC_ACK_METHOD)
        return confirmed;
    const amqp_basic_ack_t *ack = frame.payload.method.decoded;
    return ack->multiple ? (long)ack->delivery_tag : confirmed + 1;
}

static void publish(amqp_connection_state_t connection, const char *queue, const char *id,
                    const char *body, size_t length)
{
    amqp_basic_properties_t properties;
    memset(&properties, 0, sizeof properties);
    properties._flags = AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_CONTENT_TYPE_FLAG
        | AMQP_BASIC_MESSAGE_ID_FLAG;
    properties.delivery_mode = 2;
    properties.content_type = text("application/cloudevents+json");
    properties.message_id = text(id);
    amqp_bytes_t bytes = {length, (void *)body};
    if (amqp_basic_publish(connection, 1, amqp_empty_bytes, text(queue), 0, 0, &properties, bytes))
        fail("a message cannot be published");
}

static void load(amqp_connection_state_t connection, long events)
{
    long sent = 0, confirmed = 0;
    char body[BODY], id[64];
    while (confirmed < events) {
        while (sent < events && sent - confirmed < WINDOW) {
            snprintf(id, sizeof id, "%08lx-9c3e-4f0e-8a57-%012lx", sent * 2654435761UL, sent);
            int length = snprintf(
                body, sizeof body,
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/enrollment-service\","
                "\"type\":\"enrollment.created.v1\",\"time\":\"2026-11-21T10:00:00.000Z\","
                "\"subject\":\"campaign-%ld\",\"datacontenttype\":\"application/json\","
                "\"data\":{\"campaignId\":\"campaign-%ld\",\"instanceId\":\"instance-%ld\","
                "\"participantId\":\"participant-%ld\",\"kind\":\"volunteer\"}}",
                id, sent % 1000, sent % 1000, sent % 1000, sent);
            publish(connection, stream_name, id, body, (size_t)length);
            sent++;
        }
        confirmed = confirmed_after_frame(connection, confirmed);
    }
}

/* Finds the text between the quotes behind `"key":"`. */
static int field(amqp_bytes_t body, const char *key, const char **start)
{
    char pattern[64];
    int length = snprintf(pattern, sizeof pattern, "\"%s\":\"", key);
    const char *end = (const char *)body.bytes + body.len;
    const char *found = memmem(body.bytes, body.len, pattern, (size_t)length);
    if (!found) return 0;
    found += length;
    const char *quote = memchr(found, '"', (size_t)(end - found));
    *start = found;
    return quote ? (int)(quote - found) : 0;
}

struct store {
    sqlite3 *database;
    sqlite3_stmt *note, *count, *write, *position, *forget;
};

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(database));
    return statement;
}

static struct store open_store(const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/reference.sqlite", folder);
    struct store store;
    if (sqlite3_open(path, &store.database) != SQLITE_OK) fail("the database cannot be opened");
    if (sqlite3_exec(store.database,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE inbox(id TEXT PRIMARY KEY) WITHOUT ROWID;"
                     "CREATE TABLE capacity(id TEXT PRIMARY KEY, used INT) WITHOUT ROWID;"
                     "CREATE TABLE outbox(seq INTEGER PRIMARY KEY, key TEXT, body BLOB);"
                     "CREATE TABLE progress(id INTEGER PRIMARY KEY, position INT);",
                     NULL, NULL, NULL)
        != SQLITE_OK)
        fail(sqlite3_errmsg(store.database));
    store.note = prepare(store.database, "INSERT OR IGNORE INTO inbox VALUES (?)");
    store.count = prepare(store.database,
                          "INSERT INTO capacity VALUES (?, 1) ON CONFLICT (id)"
                          " DO UPDATE SET used = used + 1 RETURNING used");
    store.write = prepare(store.database, "INSERT INTO outbox VALUES (?, ?, ?)");
    store.position = prepare(store.database, "INSERT OR REPLACE INTO progress VALUES (0, ?)");
    store.forget = prepare(store.database, "DELETE FROM outbox WHERE seq <= ?");
    return store;
}

static void step(sqlite3_stmt *statement)
{
    int status = sqlite3_step(statement);
    if (status != SQLITE_DONE && status != SQLITE_ROW) fail("a statement failed");
    sqlite3_reset(statement);
}

struct output {
    char body[ROW];
    int length;
};

/* Folds one event; returns whether it made an output. */
static int fold(struct store *store, amqp_bytes_t body, long seq, struct output *output)
{
    const char *id, *campaign, *person;
    int id_length = field(body, "id", &id);
    int campaign_length = field(body, "campaignId", &campaign);
    int person_length = field(body, "participantId", &person);
    sqlite3_bind_text(store->note, 1, id, id_length, SQLITE_STATIC);
    step(store->note);
    if (!sqlite3_changes(store->database)) return 0;
    sqlite3_bind_text(store->count, 1, campaign, campaign_length, SQLITE_STATIC);
    if (sqlite3_step(store->count) != SQLITE_ROW) fail("a count failed");
    int used = sqlite3_column_int(store->count, 0);
    sqlite3_reset(store->count);
    output->length = snprintf(
        output->body, ROW,
        "{\"specversion\":\"1.0\",\"id\":\"%.*s/usage\",\"source\":\"/headroom\","
        "\"type\":\"billing.usage.recorded.v1\",\"subject\":\"%.*s\","
        "\"data\":{\"campaignId\":\"%.*s\",\"participantId\":\"%.*s\",\"quantity\":1,"
        "\"used\":%d}}",
        id_length, id, campaign_length, campaign, campaign_length, campaign, person_length, person,
        used);
    sqlite3_bind_int64(store->write, 1, seq);
    sqlite3_bind_text(store->write, 2, "billing.usage.recorded", -1, SQLITE_STATIC);
    sqlite3_bind_blob(store->write, 3, output->body, output->length, SQLITE_STATIC);
    step(store->write);
    return 1;
}

static double run(amqp_connection_state_t reader, amqp_connection_state_t publisher,
                  struct store *store, long events)
{
    static struct output outputs[BATCH];
    long handled = 0, seq = 0, confirmed = 0, published = 0;
    double start = seconds();
    while (handled < events) {
        int made = 0;
        uint64_t tag = 0;
        sqlite3_exec(store->database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        for (int index = 0; index < BATCH && handled < events; index++, handled++) {
            amqp_envelope_t envelope;
            struct timeval patience = {10, 0};
            amqp_maybe_release_buffers(reader);
            require(amqp_consume_message(reader, &envelope, &patience, 0), "nothing more to read");
            tag = envelope.delivery_tag;
            if (fold(store, envelope.message.body, seq + 1, &outputs[made])) {
                made++;
                seq++;
            }
            amqp_destroy_envelope(&envelope);
        }
        sqlite3_bind_int64(store->position, 1, handled);
        step(store->position);
        sqlite3_bind_int64(store->forget, 1, confirmed);
        step(store->forget);
        if (sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL)) fail("no commit");
        amqp_basic_ack(reader, 1, tag, 1);
        for (int index = 0; index < made; index++) {
            char id[32];
            snprintf(id, sizeof id, "%ld", ++published);
            publish(publisher, queue_name, id, outputs[index].body, (size_t)outputs[index].length);
        }
        while (confirmed < published) confirmed = confirmed_after_frame(publisher, confirmed);
    }
    return (double)handled / (seconds() - start);
}

int main(int count, char **arguments)
{
    if (count != 8) fail("usage: HOST PORT VHOST USER PASSWORD FOLDER EVENTS");
    long events = atol(arguments[7]);
    amqp_connection_state_t publisher = connect_to(arguments);
    declare(publisher, stream_name, "stream");
    declare(publisher, queue_name, "quorum");
    amqp_confirm_select(publisher, 1);
    load(publisher, events);
    amqp_destroy_connection(publisher);

    publisher = connect_to(arguments);
    amqp_confirm_select(publisher, 1);
    amqp_connection_state_t reader = connect_to(arguments);
    amqp_basic_qos(reader, 1, 0, BATCH * 4, 0);
    amqp_table_entry_t offset;
    offset.key = text("x-stream-offset");
    offset.value.kind = AMQP_FIELD_KIND_UTF8;
    offset.value.value.bytes = text("first");
    amqp_table_t from_start = {1, &offset};
    amqp_basic_consume(reader, 1, text(stream_name), amqp_empty_bytes, 0, 0, 0, from_start);
    require(amqp_get_rpc_reply(reader), "the stream cannot be read");
    struct store store = open_store(arguments[6]);
    printf("%.0f\n", run(reader, publisher, &store, events));
    return 0;
}
