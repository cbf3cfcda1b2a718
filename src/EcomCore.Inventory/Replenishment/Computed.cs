using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>What a formula gives for arguments that are each in their range, but so large or so unlike that the result is not a number any more.</summary>
internal static class Computed
{
    /// <summary>The result, if it is finite.</summary>
    /// <param name="result">What the formula gave.</param>
    /// <param name="argument">The argument that is named when it does not fit.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The result is infinite or NaN.</exception>
    public static double Fits(double result, double argument, [CallerArgumentExpression(nameof(argument))] string? name = null) =>
        Math.Abs(result) <= double.MaxValue
            ? result
            : throw new ArgumentOutOfRangeException(
                name, argument, FormattableString.Invariant($"Expected numbers whose result fits a double (up to 1.8E308); found {argument}, and a result of {result}."));

    /// <summary>The largest double below a finite one.</summary>
    public static double JustBelow(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return value == 0 ? -double.Epsilon : BitConverter.Int64BitsToDouble(value > 0 ? bits - 1 : bits + 1);
    }
}
