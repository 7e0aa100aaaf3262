package dev.headrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.headrace.testsupport.HouseRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may use which, and what none of them may do. */
class ArchitectureTest {
  private static final String ROOT = "dev.headrace";

  /** Each package with those it may use; nothing else, and no package that is not listed. */
  private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("graph", Set.of());
    MAY_USE.put("function", Set.of());
    MAY_USE.put("", Set.of("graph"));
    MAY_USE.put("internal", Set.of("", "graph", "function"));
    MAY_USE.put("clock", Set.of(""));
    MAY_USE.put("registry", Set.of("", "graph", "function", "internal"));
    MAY_USE.put("world", Set.of("", "graph", "function", "internal", "clock"));
    MAY_USE.put("flow", Set.of("", "graph", "function", "internal", "world"));
    MAY_USE.put("schedule", Set.of("", "graph", "function", "internal", "world"));
    MAY_USE.put("reactor", Set.of("", "graph", "function", "internal", "world"));
    MAY_USE.put("driver", Set.of("", "graph", "function", "internal", "clock", "world"));
    MAY_USE.put(
        "loop", Set.of("", "graph", "internal", "clock", "world", "driver", "reactor", "schedule"));
    MAY_USE.put(
        "testing", Set.of("", "graph", "function", "clock", "world", "flow", "driver", "channel"));
    MAY_USE.put("lifecycle", Set.of("", "graph", "internal", "clock"));
    MAY_USE.put("channel", Set.of("", "internal", "clock", "registry"));
  }

  private final JavaClasses classes = HouseRules.mainClasses();

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check(classes);
  }

  @Test
  void everyPackageIsOnTheMap() {
    assertThat(packages()).isSubsetOf(MAY_USE.keySet());
  }

  @TestFactory
  Stream<DynamicTest> arrowsPointOnlyDownwards() {
    return packages().stream()
        .map(name -> DynamicTest.dynamicTest("dev.headrace." + name, () -> checkArrows(name)));
  }

  private void checkArrows(String name) {
    Set<String> forbidden = new TreeSet<>(MAY_USE.keySet());
    forbidden.removeAll(MAY_USE.get(name));
    forbidden.remove(name);
    noClasses()
        .that()
        .resideInAPackage(pattern(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            forbidden.stream().map(ArchitectureTest::pattern).toArray(String[]::new))
        .check(classes);
  }

  private Set<String> packages() {
    return classes.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.isEmpty())
        .map(name -> name.substring(ROOT.length()).replaceFirst("^\\.([a-z]+).*", "$1"))
        .collect(toSet());
  }

  private static String pattern(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
  }
}
