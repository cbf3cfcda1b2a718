#if NET
using System.Numerics;
#endif

namespace EcomCore.Inventory;

/// <summary>A rule for the values of a column, or of two side by side, that whole columns are tested for: the sign of a number says whether it is broken.</summary>
internal interface IColumnRule
{
    /// <summary>A number below 0 where the rule may be broken. Never 0 or more where it is.</summary>
    long Sign(long value, long other);
#if NET

    /// <summary>The same for several values.</summary>
    Vector<long> Sign(Vector<long> value, Vector<long> other);
#endif
}

/// <summary>Whole numbers from 0 on.</summary>
internal readonly struct NotNegative : IColumnRule
{
    public long Sign(long value, long other) => value;
#if NET

    public Vector<long> Sign(Vector<long> value, Vector<long> other) => value;
#endif
}

/// <summary>Whole numbers from 1 on.</summary>
internal readonly struct Positive : IColumnRule
{
    public long Sign(long value, long other) => value | unchecked(value - 1);
#if NET

    public Vector<long> Sign(Vector<long> value, Vector<long> other) => value | (value - Vector<long>.One);
#endif
}

/// <summary>Two whole numbers from 0 on, the second not below the first; their difference overflows only where one is below 0, which says so itself.</summary>
internal readonly struct InOrder : IColumnRule
{
    public long Sign(long value, long other) => value | other | unchecked(other - value);
#if NET

    public Vector<long> Sign(Vector<long> value, Vector<long> other) => value | other | (other - value);
#endif
}

/// <summary>The bits of finite doubles from 0 on: they order as whole numbers do from 0 to NaN, and negative values (-0, too, which is sound) are below 0.</summary>
internal readonly struct Finite : IColumnRule
{
    // The bits of double.MaxValue.
    private const long LargestFinite = 0x7FEF_FFFF_FFFF_FFFF;

    public static long SignOf(double value) => default(Finite).Sign(BitConverter.DoubleToInt64Bits(value), 0);

    public long Sign(long value, long other) => value | unchecked(LargestFinite - value);
#if NET

    public Vector<long> Sign(Vector<long> value, Vector<long> other) => value | (new Vector<long>(LargestFinite) - value);
#endif
}

/// <summary>The bits of two finite doubles from 0 on whose product is finite, too.</summary>
internal readonly struct FiniteProduct : IColumnRule
{
    public long Sign(long value, long other)
    {
        var product = BitConverter.Int64BitsToDouble(value) * BitConverter.Int64BitsToDouble(other);
        return default(Finite).Sign(value, 0) | default(Finite).Sign(other, 0) | Finite.SignOf(product);
    }
#if NET

    public Vector<long> Sign(Vector<long> value, Vector<long> other)
    {
        var finite = default(Finite);
        var product = Vector.AsVectorDouble(value) * Vector.AsVectorDouble(other);
        return finite.Sign(value, value) | finite.Sign(other, other) | finite.Sign(Vector.AsVectorInt64(product), value);
    }
#endif
}
