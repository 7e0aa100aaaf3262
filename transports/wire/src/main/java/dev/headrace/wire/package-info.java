/**
 * Channels between processes. {@link dev.headrace.wire.Wire} opens them and serves them: over TCP,
 * over Unix-domain sockets, and over a process's standard streams. Each message is one line of
 * JSON.
 *
 * <pre>
 *   registry ── WireChannel ── line ─── bytes ─── line ── WireChannel ── registry
 *                    │         (TCP, TLS, Unix, process)
 *               MessageJson ── Codec ({@link dev.headrace.wire.JacksonCodec})
 * </pre>
 *
 * <p>{@link dev.headrace.wire.JsonSchemas} says as a JSON schema what a command takes and gives,
 * and {@code RequestValidation} holds requests to it.
 */
package dev.headrace.wire;
