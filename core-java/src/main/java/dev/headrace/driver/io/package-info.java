/**
 * Sockets and other channels of the operating system as a source of a world's events.
 *
 * <pre>{@code
 * IoDriver driver = IoDriver.open();
 * IoPoller io = builder.install(driver);                     // the world closes it
 * driver.register(server, SelectionKey.OP_ACCEPT, world.handler(Echo::onAccept));
 *
 * world.run(() -> io.poll());                                // waits, and runs the handlers of what is ready
 * }</pre>
 *
 * <pre>
 *   channels ──▶ selector ──┐
 *                           ├──▶ IoPoller ──IoEvent──▶ the handler of each IoToken
 *   any thread ──▶ IoWaker ─┘
 * </pre>
 *
 * <p>Readiness is a state, not an incident: a channel that is ready and is not read from is ready
 * again at the next poll.
 */
@NullMarked
package dev.headrace.driver.io;

import org.jspecify.annotations.NullMarked;
