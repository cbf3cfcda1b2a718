#if NET
using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>Which of the nearest lots of each lane are moved, and what is known of the order of those that were.</summary>
internal struct LotMoves<T>
    where T : struct, ILanes<T>
{
    // Beyond this many units too much the sums are not whole.
    private const double MostTooMuch = 1L << 50;

    /// <summary>The way of each lane.</summary>
    public Way<T> Way;

    /// <summary>The lots nearest to the level.</summary>
    public Front<T> Front;

    private T _reach;
    private T _need;
    private T _last;
    private T _previous;
    private T _next;
    private T _second;
    private T _sure;
    private T _open;

    /// <summary>Begins with nothing moved.</summary>
    public void Begin(in Course<T> course, double bias, int channels)
    {
        var ever = T.All(double.NegativeInfinity);
        Way = new Way<T>(course, bias, channels);
        _need = course.Left * Way.Sign;
        _last = ever;
        _previous = ever;
        _sure = T.Without(T.AtMost(T.All(-MostTooMuch), course.Left), course.Odd | course.Full);
    }

    /// <summary>Gets the distance up to which lots are moved next.</summary>
    public readonly T Reach
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reach;
    }

    /// <summary>Decides to move the first lot, the first two, or none; one bit for each lane that is not settled thereby.</summary>
    public ulong Decide()
    {
        // Handing out ends at a lot that does not fit, taking back when nothing is missing any more.
        var one = T.All(1);
        var front = Front;
        var two = front.FirstLot + front.SecondLot;
        var move = _sure & T.AtMost(T.Choose(Way.IsDown, one, front.FirstLot), _need);
        var both = move & T.AtMost(T.Choose(Way.IsDown, front.FirstLot + one, two), _need) & T.Below(front.Second, front.Again);
        _need -= T.Choose(both, two, front.FirstLot & move);
        _reach = T.Choose(both, front.Second, T.Choose(move, front.First, T.All(double.NegativeInfinity)));
        _previous = T.Choose(both, front.First, T.Choose(move, _last, _previous));
        _last = T.Choose(move, _reach, _last);
        _next = T.Smaller(front.Again, T.Choose(both, front.Third, T.Choose(move, front.Second, front.First)));
        _second = T.Smaller(front.Again, front.Second);

        // Lots at one distance would move together, counted as one.
        _sure &= T.Below(_reach, _next);
        _open = _sure & move & T.AtMost(one, _need);
        return T.Bits(_open);
    }

    /// <summary>Proves what was moved.</summary>
    /// <param name="channels">The number of channels.</param>
    /// <param name="isBrief">Whether so few rounds were needed that the sums of distances are clear by themselves.</param>
    /// <param name="course">Receives what is proven.</param>
    public readonly void Prove(int channels, bool isBrief, ref Course<T> course)
    {
        var isDown = Way.IsDown;
        course.Left = _need * Way.Sign;

        // Which lot is the first open one matters as long as units are left: it must be the only one of its quotient.
        var (first, second) = (T.Choose(isDown, _previous, _next), T.Choose(isDown, _last, _second));
        var any = T.Same(_need, T.All(0)) | T.Same(first, T.All(double.PositiveInfinity));
        var apart = course.Level * T.All(UnitSettlement.Step * (channels + UnitSettlement.SpareLevels));
        var clear = apart * T.All(channels + 2);
        var beside = apart * T.All(0.5);
        var sure = T.Without(_sure, _open)
            & T.Below(course.Level * T.All(UnitSettlement.AwayFromLevel(channels)), T.Choose(isDown, _last, _next));
        var isNear = sure & T.AtMost(T.Choose(any, _last, T.Larger(_last, first)), course.Level * T.All(channels + UnitSettlement.SpareLevels));
        course.Proven = (isBrief ? sure : isNear) & AreApart(_last, _next, clear) & (any | AreApart(first, second, clear));
        course.Tied = T.Without(isNear & AreApart(_last, _next, beside) & (any | AreApart(first, second, beside)), course.Proven);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AreApart(T near, T far, T by) => T.Below(near + by, far * T.All(UnitSettlement.ClearlyBelow));
}
#endif
