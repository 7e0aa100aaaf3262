/**
 * The way into a world from other threads. Any thread offers events; the world's own thread polls
 * them into a handler.
 *
 * <pre>{@code
 * Inbox<Quote> quotes = Inbox.bounded("quotes", 1024, WhenFull.DROP_OLDEST);
 * InboxPoller<Quote> poller = quotes.poller(world, world.handler(Book::onQuote));
 *
 * quotes.offer(quote);     // any thread: says what became of the event, never waits for the world
 * poller.poll();           // the world's thread: runs the handler for what is in
 * }</pre>
 *
 * <p>A {@linkplain dev.headrace.driver.inbox.Inbox#bounded bounded} inbox keeps every event, in
 * order. A {@linkplain dev.headrace.driver.inbox.Inbox#conflating conflating} one keeps the newest
 * of each key.
 */
@NullMarked
package dev.headrace.driver.inbox;

import org.jspecify.annotations.NullMarked;
