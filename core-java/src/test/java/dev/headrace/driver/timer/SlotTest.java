package dev.headrace.driver.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {
  private record Key(long deadline, long order) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return deadline != other.deadline
          ? Long.compare(deadline, other.deadline)
          : Long.compare(order, other.order);
    }
  }

  private final Nodes nodes = new Nodes();
  private final Pages pages = new Pages();
  private final Slot slot = new Slot(pages, nodes, 0);
  private final TreeMap<Key, Integer> model = new TreeMap<>();
  private final List<Key> keys = new ArrayList<>();
  private long orders;

  private void add(long deadline) {
    Key key = new Key(deadline, orders++);
    int node = nodes.allocate(Timer.of(Handler.of(event -> {})));
    slot.add(key.deadline(), key.order(), node);
    model.put(key, node);
    keys.add(key);
  }

  private void remove(int at) {
    Key key = keys.set(at, keys.get(keys.size() - 1));
    keys.remove(keys.size() - 1);
    int node = model.remove(key);
    slot.remove(nodes.index(node));
    nodes.free(node);
  }

  private void checkFirst() {
    Map.Entry<Key, Integer> first = model.firstEntry();
    assertThat(slot.node(slot.first())).isEqualTo(first.getValue());
    assertThat(slot.order(slot.first())).isEqualTo(first.getKey().order());
  }

  private void checkEarliest() {
    assertThat(slot.size()).isEqualTo(model.size());
    if (!model.isEmpty()) {
      assertThat(slot.earliest()).isEqualTo(model.firstKey().deadline());
    }
  }

  /**
   * Up to more than there is room for in pages of every kind; with deadlines that are alike too.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1 << 30})
  void knowsItsFirstEntryWhateverIsAddedAndRemoved(int deadlines) {
    Random random = new Random(deadlines);
    for (int most : new int[] {1, 8, 9, 300, 10_000}) {
      for (boolean asks : new boolean[] {false, true}) {
        while (slot.size() < most) {
          add(random.nextInt(deadlines));
          if (random.nextInt(4) == 0) {
            remove(random.nextInt(keys.size()));
          }
          checkEarliest();
        }
        while (!slot.isEmpty()) {
          remove(random.nextInt(keys.size()));
          checkEarliest();
          if (asks && !slot.isEmpty()) {
            checkFirst();
          }
        }
      }
    }
  }

  @Test
  void givesAllEntriesAwayAndIsEmpty() {
    for (int i = 0; i < 10_000; i++) {
      add(i);
    }
    Slot other = new Slot(pages, nodes, 0);
    slot.touch();
    slot.drain(other::add);
    assertThat(slot.isEmpty()).isTrue();
    assertThat(slot.earliest()).isEqualTo(Long.MAX_VALUE);
    for (Map.Entry<Key, Integer> entry : model.entrySet()) {
      assertThat(other.node(nodes.index(entry.getValue()))).isEqualTo(entry.getValue());
      assertThat(other.deadline(nodes.index(entry.getValue())))
          .isEqualTo(entry.getKey().deadline());
    }
  }

  @Test
  void pagesFollowOneAnotherWithoutAGap() {
    for (int i = 1; i < 20_000; i++) {
      boolean sameAsBefore = Pages.page(i) == Pages.page(i - 1);
      assertThat(Pages.offset(i)).isEqualTo(sameAsBefore ? Pages.offset(i - 1) + Pages.ENTRY : 0);
      assertThat(i).isBetween(Pages.room(Pages.page(i)), Pages.room(Pages.page(i) + 1) - 1);
    }
  }
}
