package dev.headrace.lifecycle;

import dev.headrace.BuildException;
import dev.headrace.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the boot order of providers, and everything that keeps them from having one. */
final class Planner<S> {
  private final String container;
  private final Settings settings;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Entry<S>> byName = new LinkedHashMap<>();
  private final Map<Class<?>, List<Entry<S>>> byType = new HashMap<>();

  Planner(String container, Settings settings) {
    this.container = container;
    this.settings = settings;
  }

  Plan<S> plan(List<Entry<S>> added) {
    Collection<Entry<S>> kept = withoutDuplicates(added);
    for (Entry<S> entry : kept) {
      byName.put(entry.name, entry);
      find(entry)
          .forEach(type -> byType.computeIfAbsent(type, key -> new ArrayList<>()).add(entry));
    }
    kept.forEach(this::resolve);
    kept.forEach(Entry::linkDependants);
    sortIntoLevels(kept);
    BuildException.throwIfAny("container " + container, problems);

    List<Entry<S>> sorted = new ArrayList<>(kept);
    sorted.sort(Entry.BOOT_ORDER);
    for (int i = 0; i < sorted.size(); i++) {
      sorted.get(i).order = i;
    }
    byType.values().forEach(entries -> entries.sort(Entry.BOOT_ORDER));
    sorted.forEach(this::lookAtPriorities);
    return new Plan<>(container, List.copyOf(sorted), byType, byName, List.copyOf(warnings));
  }

  /** The same plan and one provider more, which comes after all others. */
  Plan<S> add(Plan<S> plan, Entry<S> entry) {
    byName.putAll(plan.byName());
    plan.byType().forEach((type, entries) -> byType.put(type, new ArrayList<>(entries)));
    boolean isTypeTaken =
        !entry.isFromHooks() && !entry.isNamedHere && byType.containsKey(entry.provider.getClass());
    if (byName.containsKey(entry.name) || isTypeTaken || entry.name.isBlank()) {
      problems.add(
          Problem.duplicate(
              "container " + container,
              "a provider '" + entry.name + "' or of " + entry.provider.getClass().getName(),
              "give it another name where it is added, with named(…)"));
    }
    resolve(entry);
    BuildException.throwIfAny("container " + container, problems);

    entry.level = entry.before.stream().mapToInt(before -> before.level + 1).max().orElse(0);
    entry.order = plan.entries().size();
    byName.put(entry.name, entry);
    find(entry).forEach(type -> byType.computeIfAbsent(type, key -> new ArrayList<>()).add(entry));
    List<Entry<S>> entries = new ArrayList<>(plan.entries());
    entries.add(entry);
    return new Plan<>(container, List.copyOf(entries), byType, byName, plan.warnings());
  }

  /** What it is found by. */
  private static Set<Class<?>> find(Entry<?> entry) {
    Set<Class<?>> types = new LinkedHashSet<>(entry.bindings);
    if (!entry.isFromHooks()) {
      types.add(entry.provider.getClass());
    }
    return types;
  }

  // ---- duplicates

  private Collection<Entry<S>> withoutDuplicates(List<Entry<S>> added) {
    Map<String, Entry<S>> named = new LinkedHashMap<>();
    Map<Class<?>, Entry<S>> typed = new HashMap<>();
    for (Entry<S> entry : added) {
      if (entry.name.isBlank()) {
        problems.add(
            new Problem(
                Problem.Kind.INVALID,
                entry.isFromHooks()
                    ? "a provider said hook by hook"
                    : entry.provider.getClass().getName(),
                "its name is blank",
                "give it one, with named(…)"));
      }
      Entry<S> sameName = named.get(entry.name);
      Entry<S> sameType = entry.isFromHooks() ? null : typed.get(entry.provider.getClass());
      boolean isMeant = sameName == null && sameType != null && entry.isNamedHere;
      Entry<S> first = sameName != null ? sameName : isMeant ? null : sameType;
      if (first == null || replaces(entry, first)) {
        if (first != null) {
          named.remove(first.name);
          typed.remove(first.provider.getClass(), first);
        }
        named.put(entry.name, entry);
        typed.put(entry.provider.getClass(), entry);
      }
    }
    return named.values();
  }

  private boolean replaces(Entry<S> entry, Entry<S> first) {
    String type = entry.provider.getClass().getName();
    switch (settings.duplicates) {
      case REPLACE -> {
        return true;
      }
      case SKIP ->
          Log.LOGGER.log(
              System.Logger.Level.WARNING,
              "container "
                  + container
                  + " has a provider '"
                  + first.name
                  + "': another, of "
                  + type
                  + ", is skipped");
      case ERROR ->
          problems.add(
              Problem.duplicate(
                  "container " + container,
                  first.name.equals(entry.name)
                      ? "a provider '" + entry.name + "'"
                      : "a provider of " + type,
                  "take one of them out, or give it another name where it is added, with named(…)"));
    }
    return false;
  }

  // ---- dependencies

  private void resolve(Entry<S> entry) {
    Set<Entry<S>> before = new LinkedHashSet<>();
    for (Dependency dependency : entry.dependencies) {
      List<Entry<S>> found = find(dependency);
      if (found.isEmpty() && dependency.isRequired()) {
        problems.add(missing(entry, dependency));
      }
      before.addAll(found);
    }
    if (settings.reference && !entry.dependencies.isEmpty()) {
      problems.add(
          new Problem(
              Problem.Kind.INVALID,
              "'" + entry.name + "'",
              "it depends on others, which the reference's behaviour knows nothing of",
              "take the dependencies out and use priorities, or leave referenceBehaviour() out"));
    }
    entry.before.addAll(before);
  }

  private List<Entry<S>> find(Dependency dependency) {
    if (dependency.target() instanceof Class<?> type) {
      return byType.getOrDefault(type, List.of());
    }
    Entry<S> named = byName.get((String) dependency.target());
    return named == null ? List.of() : List.of(named);
  }

  private Problem missing(Entry<S> entry, Dependency dependency) {
    String fix =
        dependency.target() instanceof Class<?> type
            ? "add it, or have a provider bound as it with as("
                + type.getSimpleName()
                + ".class), or say afterIfPresent(…)"
            : Names.fix((String) dependency.target(), byName.keySet());
    return Problem.missing(
        "'" + entry.name + "'", dependency + ", which it is to boot after,", fix);
  }

  // ---- levels

  private void sortIntoLevels(Collection<Entry<S>> entries) {
    Map<Entry<S>, Integer> waitingFor = new LinkedHashMap<>();
    Deque<Entry<S>> ready = new ArrayDeque<>();
    for (Entry<S> entry : entries) {
      waitingFor.put(entry, entry.before.size());
      if (entry.before.isEmpty()) {
        ready.add(entry);
      }
    }
    while (!ready.isEmpty()) {
      Entry<S> entry = ready.remove();
      waitingFor.remove(entry);
      for (Entry<S> dependant : entry.dependants) {
        dependant.level = Math.max(dependant.level, entry.level + 1);
        if (waitingFor.merge(dependant, -1, Integer::sum) == 0) {
          ready.add(dependant);
        }
      }
    }
    findCycles(waitingFor.keySet());
  }

  /** Each of them waits for another of them, so who follows one that it waits for comes around. */
  private void findCycles(Set<Entry<S>> inCycles) {
    Set<Entry<S>> seen = new HashSet<>();
    for (Entry<S> start : inCycles) {
      List<Entry<S>> path = new ArrayList<>();
      Entry<S> at = start;
      while (seen.add(at)) {
        path.add(at);
        at = at.before.stream().filter(inCycles::contains).findFirst().orElseThrow();
      }
      int from = path.indexOf(at);
      if (from >= 0) {
        List<String> names =
            path.subList(from, path.size()).stream()
                .map(entry -> "'" + entry.name + "'")
                .collect(Collectors.toList());
        problems.add(
            Problem.cycle(
                "container " + container,
                names,
                "each boots after the next: take one of these dependencies out"));
      }
    }
  }

  private void lookAtPriorities(Entry<S> entry) {
    for (Entry<S> before : entry.before) {
      if (entry.bootPriority < before.bootPriority) {
        warnings.add(
            "'%s' has boot priority %d and boots after '%s', which has %d: dependencies go first"
                .formatted(entry.name, entry.bootPriority, before.name, before.bootPriority));
      }
    }
  }
}
