using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>An exact amount in a currency: always a whole number of the currency's smallest unit.</summary>
/// <remarks>Immutable. <c>default</c> is zero of <see cref="Currency.None"/>.</remarks>
public readonly record struct Money
{
    /// <summary>Creates an amount.</summary>
    /// <param name="amount">The amount, negative for a refund; at most the currency's number of decimals, and at most 10^18 smallest units.</param>
    /// <param name="currency">The currency.</param>
    /// <exception cref="ArgumentException">The amount has more decimals than the currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is too large.</exception>
    public Money(decimal amount, Currency currency)
        : this(WholeUnits.Exact(amount, currency, nameof(amount)), currency)
    {
    }

    private Money(long minorUnits, Currency currency)
    {
        MinorUnits = minorUnits;
        Currency = currency;
    }

    /// <summary>Gets the amount as a whole number of the smallest unit: cents for CNY, yen for JPY.</summary>
    public long MinorUnits { get; }

    /// <summary>Gets the currency.</summary>
    public Currency Currency { get; }

    /// <summary>Gets the amount, with as many decimals as the currency has.</summary>
    public decimal Amount => WholeUnits.ToAmount(MinorUnits, Currency);

    /// <summary>Creates an amount from smallest units.</summary>
    /// <param name="minorUnits">Cents for CNY, yen for JPY; at most 10^18 either side of zero.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is too large.</exception>
    public static Money FromMinorUnits(long minorUnits, Currency currency)
    {
        Guard.Between(minorUnits, -WholeUnits.Max, WholeUnits.Max);
        return new Money(minorUnits, currency);
    }

    /// <summary>Writes amount and code, the same on every machine.</summary>
    /// <returns>Such as <c>60000.00 CNY</c>.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} {1}", Amount, Currency.Code);
}
