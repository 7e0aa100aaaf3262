package dev.headrace.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
  private record Order(int quantity) {}

  private record Trade(int quantity) {}

  private static class Box<T> {
    class Inner {}

    static class Nested<U> {}
  }

  @Test
  void keysOfOneClassAreEqual() {
    assertThat(Key.of(Order.class))
        .isEqualTo(Key.of(Order.class))
        .hasSameHashCodeAs(Key.of(Order.class));
    assertThat(Key.of(Order.class)).isNotEqualTo(Key.of(Trade.class)).isNotEqualTo(Order.class);
  }

  @Test
  void genericArgumentsTellKeysApart() {
    Key<List<Order>> orders = Key.of(new TypeRef<List<Order>>() {});
    assertThat(orders).isEqualTo(Key.of(new TypeRef<List<Order>>() {}));
    assertThat(orders).isNotEqualTo(Key.of(new TypeRef<List<Trade>>() {}));
    assertThat(orders).isNotEqualTo(Key.of(List.class));
  }

  @Test
  void aWildcardAmongTheArgumentsStandsForItsBound() {
    Key<List<Order>> orders = Key.of(new TypeRef<List<Order>>() {});
    assertThat(Key.of(new TypeRef<List<? extends Order>>() {})).isEqualTo(orders);
    assertThat(Key.of(new TypeRef<List<? super Order>>() {})).isEqualTo(orders);
    assertThat(Key.of(new TypeRef<List<?>>() {})).isEqualTo(Key.of(new TypeRef<List<Object>>() {}));
    assertThat(Key.of(new TypeRef<Map<String, ? extends List<? extends Order>>>() {}))
        .isEqualTo(Key.of(new TypeRef<Map<String, List<Order>>>() {}));
  }

  @Test
  void aTypeRefOfAPlainClassIsTheKeyOfTheClass() {
    assertThat(Key.of(new TypeRef<Order>() {})).isEqualTo(Key.of(Order.class));
    assertThat(Key.of(new TypeRef<Order[]>() {})).isEqualTo(Key.of(Order[].class));
  }

  @Test
  void qualifiersTellKeysApart() {
    Key<Order> eu = Key.of(Order.class).qualified("eu");
    assertThat(eu)
        .isEqualTo(Key.of(Order.class).qualified("eu"))
        .hasSameHashCodeAs(Key.of(Order.class).qualified("eu"));
    assertThat(eu)
        .isNotEqualTo(Key.of(Order.class))
        .isNotEqualTo(Key.of(Order.class).qualified("us"));
    assertThat(eu.qualified("us")).isEqualTo(Key.of(Order.class).qualified("us"));
    assertThat(eu.qualifier()).isEqualTo("eu");
    assertThat(Key.of(Order.class).qualifier()).isNull();
  }

  @Test
  void primitivesStandForTheirBoxes() {
    assertThat(Key.ofType(int.class)).isEqualTo(Key.of(Integer.class));
    assertThat(Key.of(boolean.class)).isEqualTo(Key.of(Boolean.class));
    assertThat(Key.of(char.class)).isEqualTo(Key.of(Character.class));
    assertThat(Key.of(int[].class)).isNotEqualTo(Key.of(Integer[].class));
  }

  @Test
  void knowsTheClass() {
    assertThat(Key.of(Order.class).rawType()).isEqualTo(Order.class);
    assertThat(Key.of(new TypeRef<List<Order>>() {}).rawType()).isEqualTo(List.class);
    assertThat(Key.of(new TypeRef<List<Order>[]>() {}).rawType()).isEqualTo(List[].class);
  }

  @Test
  void readsAsOneWouldWriteTheType() {
    assertThat(Key.of(String.class)).hasToString("String");
    assertThat(Key.of(Order.class)).hasToString("KeyTest.Order");
    assertThat(Key.of(Order[][].class)).hasToString("KeyTest.Order[][]");
    assertThat(Key.of(String.class).qualified("eu")).hasToString("String \"eu\"");
    assertThat(Key.of(new TypeRef<Map<String, List<int[]>>>() {}))
        .hasToString("Map<String, List<int[]>>");
    assertThat(Key.of(new TypeRef<Map.Entry<String, Integer>>() {}))
        .hasToString("Map.Entry<String, Integer>");
    assertThat(Key.of(new TypeRef<List<Integer>[]>() {})).hasToString("List<Integer>[]");
    assertThat(Key.of(new TypeRef<Box<String>.Inner>() {}))
        .hasToString("KeyTest.Box<String>.Inner");
    assertThat(Key.of(new TypeRef<Box.Nested<String>>() {}))
        .hasToString("KeyTest.Box.Nested<String>");
    assertThat(Key.of(new Object() {}.getClass()).toString()).startsWith("KeyTest$");
    record Local() {}
    assertThat(Key.of(Local.class)).hasToString("Local");
  }

  @Test
  void typesOfOtherLibrariesAreTheSameTypes() {
    Type foreign = new ForeignType(null, List.class, Order.class);
    assertThat(Key.ofType(foreign)).isEqualTo(Key.of(new TypeRef<List<Order>>() {}));
    Type ownerless = new ForeignType(null, Map.Entry.class, String.class, Order.class);
    assertThat(Key.ofType(ownerless)).isEqualTo(Key.of(new TypeRef<Map.Entry<String, Order>>() {}));
  }

  @Test
  void aTypeVariableIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(KeyTest::keyOfAVariable)
        .withMessageContaining("List<T>")
        .withMessageContaining("type variable T")
        .withMessageContaining("name the type itself");
  }

  private static <T> Key<List<T>> keyOfAVariable() {
    return Key.of(new TypeRef<List<T>>() {});
  }

  @Test
  void whatCanHaveNoResourceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Key.of(void.class))
        .withMessageContaining("void");
    Type wildcard =
        ((ParameterizedType) new TypeRef<List<? extends Order>>() {}.type())
            .getActualTypeArguments()[0];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Key.ofType(wildcard))
        .withMessageContaining("without the wildcard");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Key.of(Order.class).qualified(""))
        .withMessageContaining("KeyTest.Order");
  }

  private static class Indirect<T> extends TypeRef<T> {}

  private static class Specific extends Indirect<String> {}

  @Test
  void aTypeRefMustSayItsTypeWhereItIsMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Key.of(new Indirect<String>()))
        .withMessageContaining("type variable T");
    assertThatIllegalArgumentException()
        .isThrownBy(Specific::new)
        .withMessageContaining("in the place where it is made");
  }

  @Test
  @SuppressWarnings({"rawtypes", "unchecked"})
  void aRawTypeRefIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TypeRef() {})
        .withMessageContaining("new TypeRef<List<Order>>() {}");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20261120, 987654321})
  void randomTypesEqualTheirCopiesAndNothingElse(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Shape one = Shape.random(random, 3);
      Shape other = Shape.random(random, 3);
      Key<?> key = Key.ofType(one.jdk());
      assertThat(key)
          .isEqualTo(Key.ofType(one.foreign()))
          .hasSameHashCodeAs(Key.ofType(one.foreign()));
      assertThat(key.equals(Key.ofType(other.jdk()))).isEqualTo(one.equals(other));
      assertThat(key.toString().equals(Key.ofType(other.jdk()).toString()))
          .isEqualTo(one.equals(other));
    }
  }

  /** A type as a plain value: the model that keys are compared with. */
  private record Shape(Class<?> raw, List<Shape> arguments) {
    private static final List<Class<?>> LEAVES =
        List.of(String.class, Order.class, Trade.class, Integer.class);

    static Shape random(Random random, int depth) {
      int arity = depth == 0 ? 0 : random.nextInt(3);
      Supplier<Shape> argument = () -> random(random, depth - 1);
      return switch (arity) {
        case 1 -> new Shape(List.class, List.of(argument.get()));
        case 2 -> new Shape(Map.class, List.of(argument.get(), argument.get()));
        default -> new Shape(LEAVES.get(random.nextInt(LEAVES.size())), List.of());
      };
    }

    Type jdk() {
      return type(null);
    }

    Type foreign() {
      return type(raw.getDeclaringClass());
    }

    private Type type(Class<?> owner) {
      Type[] types = arguments.stream().map(shape -> shape.type(owner)).toArray(Type[]::new);
      return types.length == 0 ? raw : new ForeignType(raw.getDeclaringClass(), raw, types);
    }
  }

  /** A generic type as another library might make it: without an equals of its own. */
  private static final class ForeignType implements ParameterizedType {
    private final Type owner;
    private final Class<?> raw;
    private final Type[] arguments;

    ForeignType(Type owner, Class<?> raw, Type... arguments) {
      this.owner = owner;
      this.raw = raw;
      this.arguments = arguments;
    }

    @Override
    public Type[] getActualTypeArguments() {
      return arguments;
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return owner;
    }
  }
}
