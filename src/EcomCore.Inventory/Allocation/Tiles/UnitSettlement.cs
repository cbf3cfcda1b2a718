#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>
/// Moves the few units by which counts at a level miss the stock, in doubles that prove the result: the counts are right when they add up and every unit
/// moved was clearly nearer to the level than every unit that was not. Two groups of lanes go side by side; what one waits for, the other does not.
/// </summary>
/// <remarks>
/// <para>A channel of share s and count n has its next unit at the quotient (n + bias) / s and its last one at (n + bias - 1) / s. With w = level * s, they are
/// (n + bias - w) / s above and (w - n - bias + 1) / s below the level. A fused product keeps what cancels there, so a distance is wrong by less than 1.3e-15 of
/// itself, however many units there are. Each move of a channel adds its step and rounds once; after <see cref="LotSettlement.MostRounds"/> of them it is less than 4e-15, for a moved unit
/// at most half of what is added per channel below as long as it is at most (channels + 4) times the level away. A lane moves only one way: up when units are left, down when the counts take more.</para>
/// <para>Every distance gets a little more than that of the channel before it: <see cref="Step"/> of the level for each channel and a few more. That is more than
/// rounding hides. If two distances that count are farther apart than all that was added, the exact order is the one found. If not, they may tie, and
/// the order found is the one of the channels, which is right if distances that are not equal are farther apart than that (<see cref="TieMarks"/>).</para>
/// <para>Counts at the level are right there: what they take lies below it and what they leave above it, but for rounding. So the nearest unit that is not moved must be
/// farther from the level than rounding and all that was added. Quotients of small numbers like to meet where the stock is used up; the level is lowered
/// from there by twice as much (<see cref="JustBelow"/>).</para>
/// </remarks>
internal static class UnitSettlement
{
    /// <summary>What is added per channel to set ties apart, as a part of the level; twice what must be between two in clear order.</summary>
    public const double Step = 8e-15;

    /// <summary>With the number of channels: how many levels away from the level a moved unit may be.</summary>
    public const int SpareLevels = 4;

    /// <summary>Of two numbers in clear order the smaller one is below this part of the larger one; rounding moves it by less than the difference.</summary>
    public const double ClearlyBelow = 1 - 4e-15;

    // Counting at the level may take units this much of the level above it.
    private const double AboveLevel = 2e-15;

    /// <summary>By what a level is multiplied so that quotients that meet on it are clearly above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double JustBelow(int channels) => 1 - (2 * AwayFromLevel(channels + 1));

    /// <summary>Settles the lanes from a place on (a) and those after them (b), whose counts, level and missing units are known.</summary>
    public static void Settle<T, TLimits>(in Tile tile, int lane, double bias, ref Course<T> a, ref Course<T> b)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        // Long, and every line twice, for speed: two groups side by side, and no vector by value to a method that is not inlined (decision 0010).
        var (wayA, wayB) = (new Way<T>(a, bias, tile.Channels), new Way<T>(b, bias, tile.Channels));
        var none = T.All(0);
        var one = T.All(1);
        var two = T.All(2);
        var ever = T.All(double.NegativeInfinity);
        var (nearA, nearB) = (Nearest<T>.None, Nearest<T>.None);
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var ahead = ref MemoryMarshal.GetReference(tile.Ahead);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        var end = (tile.Channels * Tile.Items) + lane;
        var (tieA, tieB) = (wayA.Tie, wayB.Tie);

        // First look: the distance of every channel's next unit from the level, and the nearest few of them.
        for (var i = lane; i < end; i += Tile.Items)
        {
            var j = i + T.Width;
            T stepA, stepB;
            var (shareA, shareB) = (T.Load(ref shares, i), T.Load(ref shares, j));
            if (TLimits.Limited)
            {
                (stepA, stepB) = (T.Load(ref inverse, i), T.Load(ref inverse, j));
            }
            else
            {
                (stepA, stepB) = (T.Inverse(shareA, TileDivision.NoShare), T.Inverse(shareB, TileDivision.NoShare));
                T.Store(stepA, ref inverse, i);
                T.Store(stepB, ref inverse, j);
            }

            var (countA, countB) = (T.Load(ref counts, i), T.Load(ref counts, j));
            var distanceA = Restrict<T, TLimits>(bias, wayA.IsDown, countA, wayA.Distance(shareA, countA, stepA, tieA), ref fewest, ref most, i);
            var distanceB = Restrict<T, TLimits>(bias, wayB.IsDown, countB, wayB.Distance(shareB, countB, stepB, tieB), ref fewest, ref most, j);
            T.Store(distanceA, ref ahead, i);
            T.Store(distanceB, ref ahead, j);
            nearA = nearA.With(distanceA, stepA);
            nearB = nearB.With(distanceB, stepB);
            tieA += wayA.TieStep;
            tieB += wayB.TieStep;
        }

        // Rounds: up to two units of each item move, as far as they are sure to be the next ones; then all distances are looked at again.
        var (needA, needB) = (a.Left * wayA.Sign, b.Left * wayB.Sign);
        var (lastA, lastB) = (ever, ever);
        var (sureA, sureB) = (T.Same(none, none), T.Same(none, none));
        for (var rounds = LotSettlement.MostRounds; ; rounds--)
        {
            // What moves: all distances up to reach. What stays: all from next on. The two must be clearly apart, or the item is not proven.
            var moveA = T.AtMost(one, needA);
            var moveB = T.AtMost(one, needB);
            var bothA = T.AtMost(two, needA) & T.Below(nearA.Second, nearA.Again);
            var bothB = T.AtMost(two, needB) & T.Below(nearB.Second, nearB.Again);
            var reachA = T.Choose(bothA, nearA.Second, T.Choose(moveA, nearA.First, ever));
            var reachB = T.Choose(bothB, nearB.Second, T.Choose(moveB, nearB.First, ever));
            var nextA = T.Smaller(nearA.Again, T.Choose(bothA, nearA.Third, T.Choose(moveA, nearA.Second, nearA.First)));
            var nextB = T.Smaller(nearB.Again, T.Choose(bothB, nearB.Third, T.Choose(moveB, nearB.Second, nearB.First)));
            sureA &= T.Below(reachA, nextA);
            sureB &= T.Below(reachB, nextB);
            lastA = T.Choose(moveA, reachA, lastA);
            lastB = T.Choose(moveB, reachB, lastB);
            needA -= (one & moveA) + (one & bothA);
            needB -= (one & moveB) + (one & bothB);
            var open = (sureA & T.AtMost(one, needA)) | (sureB & T.AtMost(one, needB));
            if (T.Bits(open) == 0 || rounds == 0)
            {
                // The last round needs no new distances: move, and prove.
                for (var i = lane; i < end; i += Tile.Items)
                {
                    var j = i + T.Width;
                    T.Store(T.Load(ref counts, i) + T.ChooseAtMost(T.Load(ref ahead, i), reachA, wayA.Sign, none), ref counts, i);
                    T.Store(T.Load(ref counts, j) + T.ChooseAtMost(T.Load(ref ahead, j), reachB, wayB.Sign, none), ref counts, j);
                }

                Prove(tile.Channels, sureA & T.Same(needA, none), lastA, nextA, ref a);
                Prove(tile.Channels, sureB & T.Same(needB, none), lastB, nextB, ref b);
                return;
            }

            (nearA, nearB) = (Nearest<T>.None, Nearest<T>.None);
            for (var i = lane; i < end; i += Tile.Items)
            {
                var j = i + T.Width;
                var (stepA, stepB) = (T.Load(ref inverse, i), T.Load(ref inverse, j));
                var (distanceA, distanceB) = (T.Load(ref ahead, i), T.Load(ref ahead, j));
                var countA = T.Load(ref counts, i) + T.ChooseAtMost(distanceA, reachA, wayA.Sign, none);
                var countB = T.Load(ref counts, j) + T.ChooseAtMost(distanceB, reachB, wayB.Sign, none);
                T.Store(countA, ref counts, i);
                T.Store(countB, ref counts, j);
                distanceA += T.ChooseAtMost(distanceA, reachA, stepA, none);
                distanceB += T.ChooseAtMost(distanceB, reachB, stepB, none);
                distanceA = Restrict<T, TLimits>(bias, wayA.IsDown, countA, distanceA, ref fewest, ref most, i);
                distanceB = Restrict<T, TLimits>(bias, wayB.IsDown, countB, distanceB, ref fewest, ref most, j);
                T.Store(distanceA, ref ahead, i);
                T.Store(distanceB, ref ahead, j);
                nearA = nearA.With(distanceA, stepA);
                nearB = nearB.With(distanceB, stepB);
            }
        }
    }

    /// <summary>One bit for each item whose counts are proven; marks those that are if their shares are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Conclude<T>(in Tile tile, Rounding rounding, int lane, ref Course<T> course, ref uint tied)
        where T : struct, ILanes<T>
    {
        course.Tied = T.Without(course.Tied, course.Odd);

        // Adams' first lots all have the quotient 0, and are told apart by the shares.
        if (T.Bits(course.Tied) != 0 && rounding != Rounding.Adams)
        {
            tied |= (uint)TieMarks.OfUnits(tile, lane, ref course) << lane;
        }

        return (uint)T.Bits(T.Without(course.Proven, course.Odd)) << lane;
    }

    /// <summary>As a part of the level: what counting there rounds away, and all that sets ties apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AwayFromLevel(int channels) => AboveLevel + (Step * (channels + SpareLevels) * channels);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prove<T>(int channels, T sure, T last, T next, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        var apart = course.Level * T.All(Step * (channels + SpareLevels));
        var clear = next * T.All(ClearlyBelow);
        sure &= T.Below(course.Level * T.All(AwayFromLevel(channels)), next) & T.AtMost(last, course.Level * T.All(channels + SpareLevels));
        course.Proven = sure & T.Below(last + (apart * T.All(channels + 2)), clear);
        var near = sure & T.Below(last + (apart * T.All(0.5)), clear);
        course.Tied = T.Without(near, course.Proven);
    }

    /// <summary>A channel at its limit has no lot to take or to give.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Restrict<T, TLimits>(double bias, T isDown, T count, T distance, ref double fewest, ref double most, int place)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        if (TLimits.Limited)
        {
            var limit = T.Choose(isDown, T.Load(ref fewest, place), T.Load(ref most, place));
            distance = T.Choose(T.Same(count, limit), T.All(double.PositiveInfinity), distance);
        }

        if (TLimits.FirstLotsStay)
        {
            // Adams' first lots stay; by Jefferson's method a channel without a share must not give what it does not have.
            distance = T.ChooseBelow(T.Choose(isDown, T.All(1 - bias), T.All(-bias)), count, distance, T.All(double.PositiveInfinity));
        }

        return distance;
    }
}
#endif
