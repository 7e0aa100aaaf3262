package dev.headrace.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes become lines, however they come. */
class LineReaderTest {
  private static final int MOST = 2_000;

  /** Reads all of it, in pieces of at most so many bytes. */
  private static List<String> lines(byte[] bytes, int most, int piece) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    LineReader reader =
        new LineReader(
            into -> {
              byte[] read = in.readNBytes(Math.min(piece, into.remaining()));
              into.put(read);
              return read.length == 0 ? -1 : read.length;
            },
            most);
    List<String> lines = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case LINE -> lines.add(new String(reader.bytes(), reader.from(), reader.length(), UTF_8));
        case TOO_LONG -> lines.add("long:" + new String(reader.beginning(), 0, 3, UTF_8));
        case CUT -> lines.add("cut:" + new String(reader.beginning(), UTF_8));
        case END -> {
          return lines;
        }
      }
    }
  }

  @Test
  void linesEndWithALineFeedAndBlankOnesArePassedOver() throws IOException {
    byte[] bytes = "\uFEFFone\n\n  \r\ntwo\r\n\uFEFFthree\nrest".getBytes(UTF_8);
    for (int piece = 1; piece < 40; piece++) {
      assertThat(lines(bytes, MOST, piece))
          .containsExactly("one", "two", "\uFEFFthree", "cut:rest");
    }
  }

  @Test
  void aLineOfTheMostBytesIsReadAndALongerOneIsNot() throws IOException {
    byte[] bytes =
        ("a".repeat(MOST) + "\r\n" + "b".repeat(MOST + 2) + "\nc\n" + "d".repeat(100_000) + "\ne\n")
            .getBytes(UTF_8);
    for (int piece : new int[] {1, 7, 1_000, 65_536}) {
      assertThat(lines(bytes, MOST, piece))
          .containsExactly("a".repeat(MOST), "long:bbb", "c", "long:ddd", "e");
    }
  }

  @Test
  void ofALineThatIsTooLongNoMoreIsHeldThanOfTheLongest() throws IOException {
    byte[] bytes = ("x".repeat(3_000_000) + "\ny\n").getBytes(UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    int[] most = new int[1];
    LineReader[] reader = new LineReader[1];
    reader[0] =
        new LineReader(
            into -> {
              most[0] = Math.max(most[0], reader[0].bytes().length);
              byte[] read = in.readNBytes(into.remaining());
              into.put(read);
              return read.length == 0 ? -1 : read.length;
            },
            100_000);
    assertThat(reader[0].next()).isEqualTo(LineReader.Next.TOO_LONG);
    assertThat(reader[0].next()).isEqualTo(LineReader.Next.LINE);
    assertThat(most[0]).isBetween(100_000, 100_000 + 2 + 16 * 1024);
    assertThat(reader[0].beginning()).hasSize(1_024);
  }

  @Test
  void aLineWithoutAnEndIsNotKept() throws IOException {
    assertThat(lines("x".repeat(3_000_000).getBytes(UTF_8), MOST, 8_192))
        .containsExactly("long:xxx");
  }

  @Test
  void randomLinesComeOutAsTheyWentIn() throws IOException {
    Random random = new Random(20261120);
    for (int run = 0; run < 50; run++) {
      StringBuilder text = new StringBuilder();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String line = "é".repeat(1 + random.nextInt(random.nextBoolean() ? 10 : 40_000));
        expected.add(line);
        text.append(line).append('\n');
      }
      assertThat(lines(text.toString().getBytes(UTF_8), 80_000, 1 + random.nextInt(30_000)))
          .as("run " + run)
          .isEqualTo(expected);
    }
  }
}
