#if NET
using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>Which way the counts of each lane must move, up from the level or down from it, and what measures the distance of a lot on that way.</summary>
internal readonly struct Way<T>
    where T : struct, ILanes<T>
{
    public readonly T Against;
    public readonly T IsDown;
    public readonly T Sign;
    public readonly T Offset;
    public readonly T Tie;
    public readonly T TieStep;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Way(in Course<T> course, double bias, int channels)
    {
        var none = T.All(0);
        Against = T.ChooseBelow(course.Left, none, course.Level, none - course.Level);
        IsDown = T.Below(course.Left, none);
        Sign = T.ChooseBelow(course.Left, none, T.All(-1), T.All(1));
        Offset = T.ChooseBelow(course.Left, none, T.All(1 - bias), T.All(bias));

        // On the way down the last channel of those that tie gives first.
        var apart = course.Level * T.All(UnitSettlement.Step * (channels + UnitSettlement.SpareLevels));
        Tie = IsDown & (apart * T.All(channels - 1));
        TieStep = apart * Sign;
    }

    /// <summary>How far a channel's next lot on the way is from the level, in lots per share; rounded only where it does not cancel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Distance(T share, T count, T step, T tie) =>
        T.SumOfProduct(T.ExactSumOfProduct(Against, share, T.SumOfProduct(Sign, count, Offset)), step, tie);

    /// <summary>The same for lots of several units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Distance(T share, T count, T lot, T perUnit, T tie) =>
        T.SumOfProduct(T.ExactSumOfProduct(Against, share, T.SumOfProduct(Sign, count, Offset) * lot), perUnit, tie);
}
#endif
