#if NET
using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>
/// Moves the few lots by which counts at a level miss the stock, nearest first, until the next lot does not fit. Two groups of lanes go side by side; what one waits for, the other does not.
/// </summary>
/// <remarks>
/// <para>The doubles prove the result as those of <see cref="UnitSettlement"/> do. A channel of share s and lot l that has n lots takes its next one at the quotient (n + bias) * l / s. With
/// w = level * s that is ((n + bias) * l - w) / s above the level. The first product is whole or ends in a half, so it is exact, and the fused one keeps what cancels. The channel's next
/// distance is larger by l / s; after <see cref="MostRounds"/> such sums a distance is wrong by less than 3.7e-15 of itself.</para>
/// <para>That is less than what <see cref="Way{T}"/> adds between neighbouring channels, as long as the distance is at most (channels + 4) times the level. Of two distances in a row the smaller one must
/// be; if the larger one is not, nothing hides their order. After up to <see cref="FewRounds"/> sums a distance is wrong by less than 2e-15 of itself, and two in clear order need no such limit.</para>
/// <para>Lots differ in size, so it matters which one ends the handing out. As long as units are left, the first open lot must be clearly nearer than the second one. On the way down the first
/// open lot is the last one taken back. If no units are left, no other order of the same lots gives other counts.</para>
/// </remarks>
internal static class LotSettlement
{
    /// <summary>Up to two lots of each item move in one round; an item that needs more rounds is left to the exact arithmetic.</summary>
    public const int MostRounds = 24;

    /// <summary>Up to so many sums, a distance is wrong by less than half of what must be between two in clear order.</summary>
    public const int FewRounds = 8;

    /// <summary>Settles the lanes from a place on (a) and those after them (b), whose counts, level and missing units are known.</summary>
    [SkipLocalsInit]
    public static void Settle<T>(in Tile tile, int lane, double bias, ref Course<T> a, ref Course<T> b)
        where T : struct, ILanes<T>
    {
        Unsafe.SkipInit(out LotMoves<T> movesA);
        Unsafe.SkipInit(out LotMoves<T> movesB);
        movesA.Begin(a, bias, tile.Channels);
        movesB.Begin(b, bias, tile.Channels);
        Measure(tile, lane, ref movesA, ref movesB);
        var rounds = 0;
        for (; (movesA.Decide() | movesB.Decide()) != 0 && rounds < MostRounds; rounds++)
        {
            MoveAndMeasure(tile, lane, ref movesA, ref movesB);
        }

        Move(tile, lane, movesA, movesB);
        movesA.Prove(tile.Channels, rounds <= FewRounds, ref a);
        movesB.Prove(tile.Channels, rounds <= FewRounds, ref b);
    }

    private static void Measure<T>(in Tile tile, int lane, ref LotMoves<T> a, ref LotMoves<T> b)
        where T : struct, ILanes<T>
    {
        var columns = new TileColumns(tile);
        var (wayA, wayB) = (a.Way, b.Way);
        var (tieA, tieB) = (wayA.Tie, wayB.Tie);
        var (frontA, frontB) = (Front<T>.None, Front<T>.None);
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            columns.Measure(i, wayA, tieA, ref frontA);
            columns.Measure(i + T.Width, wayB, tieB, ref frontB);
            tieA += wayA.TieStep;
            tieB += wayB.TieStep;
        }

        (a.Front, b.Front) = (frontA, frontB);
    }

    private static void MoveAndMeasure<T>(in Tile tile, int lane, ref LotMoves<T> a, ref LotMoves<T> b)
        where T : struct, ILanes<T>
    {
        var columns = new TileColumns(tile);
        var (wayA, wayB) = (a.Way, b.Way);
        var (reachA, reachB) = (a.Reach, b.Reach);
        var (frontA, frontB) = (Front<T>.None, Front<T>.None);
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            columns.MoveAndMeasure(i, wayA, reachA, ref frontA);
            columns.MoveAndMeasure(i + T.Width, wayB, reachB, ref frontB);
        }

        (a.Front, b.Front) = (frontA, frontB);
    }

    private static void Move<T>(in Tile tile, int lane, in LotMoves<T> a, in LotMoves<T> b)
        where T : struct, ILanes<T>
    {
        var columns = new TileColumns(tile);
        var (signA, signB) = (a.Way.Sign, b.Way.Sign);
        var (reachA, reachB) = (a.Reach, b.Reach);
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            columns.Move(i, signA, reachA);
            columns.Move(i + T.Width, signB, reachB);
        }
    }
}
#endif
