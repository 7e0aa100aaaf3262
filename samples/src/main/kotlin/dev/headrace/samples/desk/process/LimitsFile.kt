package dev.headrace.samples.desk.process

import dev.headrace.kotlin.get
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.PreparedReload
import dev.headrace.lifecycle.PreparedReloadable
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.Validation
import dev.headrace.samples.desk.market.Control
import dev.headrace.samples.desk.market.Limits
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

// #region limits

/** The limits in a file. Reloading reads it anew: what can go wrong goes wrong before anything has changed. */
class LimitsFile(
    private val file: Path,
) : Provider<Any>,
    PreparedReloadable<Any> {
    var limits = Limits()
        private set

    override fun validate(validation: Validation<Any>) {
        try {
            if (Files.exists(file)) Limits.read(file)
        } catch (wrong: IllegalArgumentException) {
            validation.error(wrong.message.orEmpty())
        }
    }

    override fun boot(boot: Context<Any>) {
        createFolder()
        if (!Files.exists(file)) Files.writeString(file, Limits().toProperties())
        limits = Limits.read(file)
    }

    override fun prepare(reload: Context<Any>): PreparedReload {
        val next = Limits.read(file)
        val floor = reload.get<Floor>()
        val rooms = reload.get<Rooms>()
        return PreparedReload {
            limits = next
            floor.trading.controls.offer(Control.Replace(next))
            rooms.reloaded(next)
        }
    }
    // #endregion limits

    /** A folder that nobody else may look into: who can reach the sockets in it may tell the desk what to do. */
    private fun createFolder() {
        val folder = file.parent
        if (Files.isDirectory(folder)) return
        val isPosix = "posix" in folder.fileSystem.supportedFileAttributeViews()
        val mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        if (isPosix) Files.createDirectories(folder, mine) else Files.createDirectories(folder)
    }
}
