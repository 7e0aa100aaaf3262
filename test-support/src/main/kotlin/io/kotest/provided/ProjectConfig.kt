package io.kotest.provided

import dev.headrace.testsupport.NothingLeftBehindInSpecs
import io.kotest.core.config.AbstractProjectConfig
import io.kotest.core.extensions.Extension
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

/** How Kotest runs specs here: the engine finds this class by its name. */
public class ProjectConfig : AbstractProjectConfig() {
    override val extensions: List<Extension> = listOf(NothingLeftBehindInSpecs(blockingTimeout = 90.seconds))
    override val timeout: Duration = 60.seconds
    override val failOnEmptyTestSuite: Boolean = true
    override val failOnIgnoredTests: Boolean = true
}
