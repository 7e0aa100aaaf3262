package dev.headrace.samples.desk.feed

import java.nio.ByteBuffer
import java.util.SplittableRandom

/**
 * Prices that go up and down by chance, always in the same way for one [seed]. Now and then a market is crossed, and one after the
 * other the instruments fall silent for a while.
 */
class RandomWalk(
    pairs: List<CurrencyPair>,
    private val seed: Long,
    private val crossedEach: Long = 250_000,
    private val silentFor: Long = 250_000,
) : QuoteSource {
    private val random = SplittableRandom(seed)
    private val start = LongArray(pairs.size) { pairs[it].price }
    private val unit = LongArray(pairs.size) { maxOf(1, start[it] / POINTS) }
    private val mid = start.copyOf()

    override val instruments: Int = pairs.size

    override fun write(
        bytes: ByteBuffer,
        sequence: Long,
        intended: Long,
    ): Boolean {
        val one = pick(sequence)
        val chance = random.nextInt()
        val pull = if (mid[one] > start[one]) -1 else 1
        val step = (chance and 7) - 3 + if (chance and 0xF00 == 0) pull else 0
        mid[one] = maxOf(20 * unit[one], mid[one] + (if (step == 4) 0 else step) * unit[one])
        val half = unit[one] * (2 + (chance ushr 16 and 3))
        val crossed = sequence % crossedEach == crossedEach - 1
        val away = if (crossed) -half else half
        bytes.putQuote(sequence, intended, one, mid[one] - away, mid[one] + away, 1 + (chance ushr 20 and 31))
        return true
    }

    /** Those that come first are quoted most; the one that is silent is not. */
    private fun pick(sequence: Long): Int {
        val chance = random.nextDouble()
        val one = (chance * chance * instruments).toInt()
        return if (instruments > 1 && one == silent(sequence)) (one + 1) % instruments else one
    }

    /** Which one is silent; none at the beginning. */
    fun silent(sequence: Long): Int {
        val turn = sequence / silentFor
        return if (turn == 0L) -1 else Math.floorMod(turn * 7 + seed, instruments.toLong()).toInt()
    }
}
