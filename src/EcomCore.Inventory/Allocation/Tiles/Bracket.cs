#if NET
using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>The level of each lane, and levels known to be below and above the one that uses up the stock.</summary>
internal struct Bracket<T>
    where T : struct, ILanes<T>
{
    // Above every lot: lanes in which all channels stand at their caps.
    private const double AboveAll = 1e300;

    private readonly T _settled;
    private T _lower;
    private T _upper;

    /// <summary>Begins at the level that would use up the stock without limits.</summary>
    /// <param name="course">The lanes.</param>
    /// <param name="justBelow">By what every level is multiplied before it is tried, see <see cref="UnitSettlement.JustBelow"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Bracket(in Course<T> course, T justBelow)
    {
        var none = T.All(0);
        var plain = T.ChooseBelow(none, course.Total, course.Stock / course.Total, none) * justBelow;
        Level = T.Choose(course.Full, T.All(AboveAll), plain);
        _settled = course.Full | course.Odd;
        _lower = none;
        _upper = T.All(double.PositiveInfinity);
    }

    /// <summary>Gets the level to try.</summary>
    public T Level
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly get;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private set;
    }

    /// <summary>The mask of lanes that miss the stock by more than so many units, up or down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Misses(T left, T units) => T.Without(T.Below(units, T.Larger(left, T.All(0) - left)), _settled);

    /// <summary>Takes one of Newton's steps in some lanes; halves the bracket where it would lead outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(T off, T left, T slope, T justBelow)
    {
        var isOver = T.Below(left, T.All(0));
        _upper = T.Choose(isOver, Level, _upper);
        _lower = T.Choose(isOver, _lower, Level);
        var guess = (Level + (left / slope)) * justBelow;
        var isInside = T.Below(_lower, guess) & T.Below(guess, _upper);
        var middle = T.ChooseBelow(_upper, T.All(double.PositiveInfinity), (_lower + _upper) * T.All(0.5), Level * T.All(2));
        Level = T.Choose(off, T.Choose(isInside, guess, middle), Level);
    }
}
#endif
