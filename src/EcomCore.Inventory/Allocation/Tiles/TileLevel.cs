#if NET
namespace EcomCore.Inventory;

/// <summary>Counts the channels of a tile at a level, the units per share, near the one that uses up the stock.</summary>
/// <remarks>
/// Newton's steps on the counts themselves: what is left, divided by the shares of the channels between their limits, is how far the level must move. What the steps do not reach, the moves of the
/// last lots or the exact arithmetic settle. Two groups of lanes go side by side.
/// </remarks>
internal static class TileLevel
{
    // Up to so many units are moved as quickly as the level.
    private const double FewUnits = 2;

    private const int MostSteps = 24;

    // Counts jump from lot to lot: near the right level another step leaves less, or more. With many channels there is more to gain by one.
    private const int ManyChannels = 16;

    /// <summary>Counts the lanes from a place on (a) and those after them (b); leaves their levels and what is left of the stock, below zero where the counts take more.</summary>
    public static void Count<T, TLots>(in Tile tile, int lane, double bias, ref Course<T> a, ref Course<T> b)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        var columns = new TileColumns(tile);
        var justBelow = T.All(UnitSettlement.JustBelow(tile.Channels));
        var (bracketA, bracketB) = (new Bracket<T>(a, justBelow), new Bracket<T>(b, justBelow));
        var up = T.All(1 - bias);
        var none = T.All(0);
        var stepsAmongLots = tile.Channels > ManyChannels ? 2 : 1;
        for (var steps = MostSteps; ; steps--)
        {
            var (usedA, usedB, slopeA, slopeB) = (none, none, none, none);
            for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
            {
                columns.Count<T, TLots>(i, bracketA.Level, up, ref usedA, ref slopeA);
                columns.Count<T, TLots>(i + T.Width, bracketB.Level, up, ref usedB, ref slopeB);
            }

            var (leftA, leftB) = (a.Stock - usedA, b.Stock - usedB);
            if (T.Bits(bracketA.Misses(leftA, a.Rounding) | bracketB.Misses(leftB, b.Rounding)) == 0)
            {
                stepsAmongLots--;
            }

            var (offA, offB) = (bracketA.Misses(leftA, T.All(FewUnits)), bracketB.Misses(leftB, T.All(FewUnits)));
            if (T.Bits(offA | offB) == 0 || stepsAmongLots < 0 || steps == 0)
            {
                (a.Level, b.Level) = (bracketA.Level, bracketB.Level);
                (a.Left, b.Left) = (leftA, leftB);
                return;
            }

            bracketA.Move(offA, leftA, slopeA, justBelow);
            bracketB.Move(offB, leftB, slopeB, justBelow);
        }
    }
}
#endif
