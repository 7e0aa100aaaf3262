/**
 * Commands and events between registries that are joined by channels, in one process or several:
 * whoever owns a command answers it, wherever in the tree it was called, and an event reaches every
 * registry once.
 *
 * <pre>
 *   CommandRegistry root ◀──Channel──▶ CommandRegistry worker ◀──Channel──▶ CommandRegistry leaf
 *        commands of its own, and those it knows by which channel they are reached
 * </pre>
 *
 * <p>Start with {@link dev.headrace.channel.CommandRegistry}. Who brings messages from one process
 * to another implements {@link dev.headrace.channel.Channel}; what travels is a {@link
 * dev.headrace.channel.Message}, and a {@link dev.headrace.channel.Codec} makes data of what is in
 * it, where it can't be handed over as it is.
 */
@NullMarked
package dev.headrace.channel;

import org.jspecify.annotations.NullMarked;
