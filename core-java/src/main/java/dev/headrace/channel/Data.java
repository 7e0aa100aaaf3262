package dev.headrace.channel;

import org.jspecify.annotations.Nullable;

/**
 * A payload that came as data and not as an object: null, a {@link Boolean}, a {@link String}, a
 * {@link Number}, a {@link java.util.List} of these, or a {@link java.util.Map} of texts to these.
 * A {@link Codec} makes an object of it when somebody knows of which type.
 *
 * @param value the data
 */
public record Data(@Nullable Object value) {}
