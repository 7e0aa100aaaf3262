/**
 * Event registries: handlers come and go, events are published to those that are there.
 *
 * <pre>{@code
 * SyncRegistry<Price> prices = SyncRegistry.create("prices");
 * HandlerId risk = prices.register(100, desk::check);      // higher priority first
 * try (HandlerGuard audit = prices.guard(journal::append)) {  // closing it unregisters
 *   prices.publish(new Price("EURUSD", 1.0712));
 * }
 * prices.unregister(risk);
 * }</pre>
 *
 * <p>{@link dev.headrace.registry.SyncRegistry} runs handlers on the thread that publishes, each to
 * its end. {@link dev.headrace.registry.AsyncRegistry} starts handlers that are done later, at once
 * or in order, and gives a {@link dev.headrace.registry.Dispatch} that completes with a report.
 * Both are a {@code Flow.Publisher} for whoever asks. All of it is safe for any number of threads,
 * and nothing waits but what has await in its name.
 *
 * <p>A registry watches what it is asked to when it is built: which publishes are under way, how
 * deep they are nested, how many there were, whether guards were lost.
 */
@NullMarked
package dev.headrace.registry;

import org.jspecify.annotations.NullMarked;
