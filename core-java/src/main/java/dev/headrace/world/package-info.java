/**
 * A frozen store of typed resources and the handlers that are wired to it once, when they are
 * built.
 *
 * <p>A {@link dev.headrace.world.Key} names a resource: by its class, by its whole generic type,
 * and where one type has several resources by a qualifier.
 *
 * <pre>
 *   Key&lt;Limits&gt; ──────────▶ Limits
 *   Key&lt;List&lt;Order&gt;&gt; ─────▶ List&lt;Order&gt;      told apart from List&lt;Trade&gt;
 *   Key&lt;Limits&gt; "eu" ─────▶ Limits           told apart from the first
 *   Key&lt;Prices&gt; ── alias ──▶ Book             the one of Key&lt;Book&gt;, to be read only
 * </pre>
 */
@NullMarked
package dev.headrace.world;

import org.jspecify.annotations.NullMarked;
