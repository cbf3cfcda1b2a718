namespace EcomCore.Segmentation;

/// <summary>A number as the sum of two <see cref="double"/>: about 32 digits.</summary>
/// <remarks>
/// Dekker, "A Floating-Point Technique for Extending the Available Precision", Numerische Mathematik 18, 1971; Knuth, The Art of Computer Programming 2, section 4.2.2
/// (the exact error of a sum). Sizes up to 10^140, so that no product overflows on the way.
/// </remarks>
internal readonly struct DoubleDouble(double high, double low)
{
    // 2^27 + 1 parts 53 bits into two halves.
    private const double Splitter = 134_217_729;

    public double High { get; } = high;

    public double Low { get; } = low;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = Sum(a.High, b.High);
        return Normal(sum.High, sum.Low + a.Low + b.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = Product(a.High, b.High);
        return Normal(product.High, product.Low + (a.High * b.Low) + (a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, double divisor)
    {
        var first = a.High / divisor;
        var rest = a - Product(first, divisor);
        return Normal(first, rest.High / divisor);
    }

    /// <summary>a + b with its rounding error.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
    }

    private static DoubleDouble Product(double a, double b)
    {
        var product = a * b;
        var (highA, lowA) = Split(a);
        var (highB, lowB) = Split(b);
        return new DoubleDouble(product, ((highA * highB) - product + (highA * lowB) + (lowA * highB)) + (lowA * lowB));
    }

    private static (double High, double Low) Split(double value)
    {
        var scaled = Splitter * value;
        var high = scaled - (scaled - value);
        return (high, value - high);
    }

    private static DoubleDouble Normal(double high, double low)
    {
        var sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
