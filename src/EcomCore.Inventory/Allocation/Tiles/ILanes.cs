#if NET
namespace EcomCore.Inventory;

/// <summary>A vector of doubles, one per item of a tile. A mask is a vector whose lanes are all ones or all zeros.</summary>
/// <typeparam name="T">The vector itself; a struct, so that each width is compiled to its own code.</typeparam>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>Gets the number of lanes.</summary>
    static abstract int Width { get; }

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T operator &(T left, T right);

    static abstract T operator |(T left, T right);

    /// <summary>left * right + addend, rounded once or twice as the machine likes.</summary>
    static abstract T SumOfProduct(T left, T right, T addend);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract T ExactSumOfProduct(T left, T right, T addend);

    /// <summary>The value in every lane.</summary>
    static abstract T All(double value);

    /// <summary>As many values as there are lanes, from a place on.</summary>
    static abstract T Load(ref double column, int place);

    /// <summary>Writes the lanes from a place on.</summary>
    static abstract void Store(T value, ref double column, int place);

    /// <summary>1 divided by the value, with a relative error of at most 4.5e-16; the given number where that would be larger or the value is 0, of either sign.</summary>
    static abstract T Inverse(T value, double ofNearZero);

    static abstract T Floor(T value);

    static abstract T Ceiling(T value);

    /// <summary>The smaller value of each lane; neither may be NaN.</summary>
    static abstract T Smaller(T left, T right);

    /// <summary>The larger value of each lane; neither may be NaN.</summary>
    static abstract T Larger(T left, T right);

    /// <summary>The mask of lanes in which left is below right; false for NaN.</summary>
    static abstract T Below(T left, T right);

    /// <summary>The mask of lanes in which left is at most right; false for NaN.</summary>
    static abstract T AtMost(T left, T right);

    /// <summary>The mask of lanes in which both are equal.</summary>
    static abstract T Same(T left, T right);

    /// <summary>The first where the mask is set, else the second.</summary>
    static abstract T Choose(T mask, T chosen, T other);

    /// <summary>The chosen value where left is below right, else the other one.</summary>
    static abstract T ChooseBelow(T left, T right, T chosen, T other);

    /// <summary>The chosen value where left is at most right, else the other one.</summary>
    static abstract T ChooseAtMost(T left, T right, T chosen, T other);

    /// <summary>The chosen value where both are equal, else the other one.</summary>
    static abstract T ChooseSame(T left, T right, T chosen, T other);

    /// <summary>The first where the mask is not set, else 0.</summary>
    static abstract T Without(T value, T mask);

    /// <summary>One bit for each lane in which the mask is set.</summary>
    static abstract ulong Bits(T mask);
}
#endif
