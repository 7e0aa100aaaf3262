package dev.headrace.kotlin;

import dev.headrace.world.TypeRef;
import java.util.List;

/** Types as Java writes them, to compare Kotlin's with. */
final class JavaTypes {
  static final TypeRef<List<Open>> LIST_OF_OPEN = new TypeRef<>() {};

  private JavaTypes() {}
}
