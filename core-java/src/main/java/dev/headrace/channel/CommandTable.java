package dev.headrace.channel;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who owns which command. An id has one owner, the first, until that one goes. */
final class CommandTable {
  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

  @Nullable Entry get(String id) {
    return entries.get(id);
  }

  /** What has an id; what a link had that is closed is gone, whoever is just about to remove it. */
  @Nullable Entry owned(String id) {
    Entry known = entries.get(id);
    while (known != null && isGone(known)) {
      remove(known);
      known = entries.get(id);
    }
    return known;
  }

  private static boolean isGone(Entry entry) {
    Link owner = entry.owner();
    return owner != null && !owner.isOpen();
  }

  /** Adds a command, and gives null; or gives what has its id already. */
  @Nullable Entry add(Entry entry) {
    Entry known = entries.putIfAbsent(entry.id(), entry);
    while (known != null && isGone(known)) {
      remove(known);
      known = entries.putIfAbsent(entry.id(), entry);
    }
    return known;
  }

  /**
   * Adds a command of a link, unless the link has too many.
   *
   * @return null if it was added, else what has its id already
   */
  @Nullable Entry learn(RemoteCommand entry) throws TooManyException {
    Entry known = owned(entry.id());
    if (known != null) {
      return known;
    }
    Link owner = entry.owner();
    if (!entry.take()) {
      throw new TooManyException();
    }
    known = add(entry);
    if (known != null) {
      entry.forget();
    } else if (!owner.isOpen()) { // and whoever closed it may have looked here before
      remove(entry);
    }
    return known;
  }

  /** A link has told of as much as is remembered. */
  static final class TooManyException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyException() {
      super(null, null, false, false);
    }
  }

  boolean remove(Entry entry) {
    boolean removed = entries.remove(entry.id(), entry);
    if (removed && entry instanceof RemoteCommand remote) {
      remote.forget();
    }
    return removed;
  }

  boolean has(Entry entry) {
    return entries.get(entry.id()) == entry;
  }

  /** A link is closed: forgets what was reached by it. */
  void closed(Link link) {
    matching(entry -> entry.owner() == link).forEach(this::remove);
  }

  void clear() {
    entries.clear();
  }

  List<Entry> matching(Predicate<Entry> which) {
    return entries.values().stream().filter(which).toList();
  }

  /** What a peer is told that asks. */
  List<CommandInfo> ownAndPublic() {
    return matching(entry -> entry.owner() == null && entry.isLive() && !entry.info().isPrivate())
        .stream()
        .map(Entry::info)
        .sorted(Comparator.comparing(CommandInfo::id))
        .toList();
  }

  List<KnownCommand> known(boolean withPrivate) {
    return matching(entry -> entry.isLive() && (withPrivate || !entry.info().isPrivate())).stream()
        .map(CommandTable::known)
        .sorted(Comparator.comparing(KnownCommand::id))
        .toList();
  }

  private static KnownCommand known(Entry entry) {
    Link owner = entry.owner();
    return new KnownCommand(entry.info(), owner == null ? null : owner.id());
  }
}
