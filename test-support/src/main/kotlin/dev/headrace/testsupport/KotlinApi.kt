package dev.headrace.testsupport

import org.jetbrains.kotlin.abi.tools.AbiFilters
import org.jetbrains.kotlin.abi.tools.AbiTools
import java.io.File

/** The public API of a Kotlin module as text, as Kotlin's own tool for binary compatibility writes it. */
public object KotlinApi {
    /** Describes the module whose class files are in the module under test. */
    public fun dump(): String {
        val classes =
            ProjectFiles
                .base()
                .resolve("target/classes")
                .toFile()
                .walkTopDown()
                .filter { it.extension == "class" && it.name != "module-info.class" }
                .sortedBy(File::getPath)
                .toList()
        return buildString { AbiTools.getInstance().printJvmDump(this, classes, AbiFilters.EMPTY) }
    }
}
