#ifndef HEADROOM_CRABBITMQ_SHIM_H
#define HEADROOM_CRABBITMQ_SHIM_H

// The headers moved into a folder of their own with 0.12; 0.11 has them at the top.
#if __has_include(<rabbitmq-c/amqp.h>)
#include <rabbitmq-c/amqp.h>
#include <rabbitmq-c/framing.h>
#include <rabbitmq-c/ssl_socket.h>
#include <rabbitmq-c/tcp_socket.h>
#else
#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#endif

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

// Exists because Swift cannot call a variadic function.
static inline amqp_rpc_reply_t crabbitmq_login_plain(
    amqp_connection_state_t connection, const char *virtual_host, int frame_max,
    int heartbeat_seconds, const amqp_table_t *properties, const char *user,
    const char *password) {
    return amqp_login_with_properties(
        connection, virtual_host, 1, frame_max, heartbeat_seconds, properties,
        AMQP_SASL_METHOD_PLAIN, user, password);
}

// Exists because the option's name is hidden from Swift: unacknowledged bytes, or a peer that
// takes none, end the connection after this time instead of the kernel's quarter of an hour.
static inline int crabbitmq_set_user_timeout(int descriptor, unsigned int milliseconds) {
    return setsockopt(
        descriptor, IPPROTO_TCP, 18 /* TCP_USER_TIMEOUT */, &milliseconds, sizeof milliseconds);
}

// Exists because the option's name is hidden from Swift: while set, the kernel sends full
// segments only, and releasing it sends the rest at once.
static inline int crabbitmq_set_cork(int descriptor, int is_set) {
    return setsockopt(descriptor, IPPROTO_TCP, 3 /* TCP_CORK */, &is_set, sizeof is_set);
}

#endif
