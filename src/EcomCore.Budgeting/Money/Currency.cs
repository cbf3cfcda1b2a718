namespace EcomCore.Budgeting;

/// <summary>A currency: its code and the number of decimals of its smallest unit.</summary>
/// <remarks>
/// Immutable. <c>default</c> is <see cref="None"/>: no currency, no decimals. Two currencies are equal when code and exponent are.
/// Exponents are those of ISO 4217, list one.
/// </remarks>
public readonly record struct Currency
{
    /// <summary>The largest exponent a currency may have.</summary>
    public const int MaxExponent = 9;

    private readonly string? _code;

    private Currency(string code, int exponent)
    {
        _code = code;
        Exponent = exponent;
    }

    /// <summary>Gets "no currency" (ISO 4217 <c>XXX</c>), which has no decimals: plain units, such as points or pieces.</summary>
    public static Currency None => default;

    /// <summary>Gets the Chinese yuan, two decimals.</summary>
    public static Currency Cny { get; } = new("CNY", 2);

    /// <summary>Gets the US dollar, two decimals.</summary>
    public static Currency Usd { get; } = new("USD", 2);

    /// <summary>Gets the euro, two decimals.</summary>
    public static Currency Eur { get; } = new("EUR", 2);

    /// <summary>Gets the pound sterling, two decimals.</summary>
    public static Currency Gbp { get; } = new("GBP", 2);

    /// <summary>Gets the Japanese yen, no decimals.</summary>
    public static Currency Jpy { get; } = new("JPY", 0);

    /// <summary>Gets the Bahraini dinar, three decimals.</summary>
    public static Currency Bhd { get; } = new("BHD", 3);

    /// <summary>Gets the code, such as <c>CNY</c>.</summary>
    public string Code => _code ?? "XXX";

    /// <summary>Gets the number of decimals of the smallest unit: 2 for cents, 0 for yen, 3 for fils.</summary>
    public int Exponent { get; }

    /// <summary>Gets the smallest amount in the currency: 0.01, 1, 0.001.</summary>
    public decimal SmallestUnit => new(1, 0, 0, false, (byte)Exponent);

    /// <summary>Finds a currency of ISO 4217.</summary>
    /// <param name="code">Three capital letters, such as <c>CNY</c>.</param>
    /// <returns>The currency with its exponent.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException">The code is not in the list; <see cref="Custom"/> makes others.</exception>
    public static Currency Of(string code)
    {
        Guard.NotNull(code);
        return TryOf(code, out var currency)
            ? currency
            : throw new ArgumentException($"Expected a currency code of ISO 4217, such as CNY; found '{Shown(code)}'.", nameof(code));
    }

    /// <summary>Looks for a currency of ISO 4217.</summary>
    /// <param name="code">Three capital letters; null is no code.</param>
    /// <param name="currency">The currency; <see cref="None"/> when there is none of that code.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryOf(string? code, out Currency currency)
    {
        var exponent = code is null ? -1 : CurrencyCodes.ExponentOf(code);
        currency = exponent < 0 ? default : new Currency(code!, exponent);
        return exponent >= 0;
    }

    /// <summary>Makes a currency that ISO 4217 does not have: a token, a loyalty point, or one kept with more decimals than usual.</summary>
    /// <param name="code">Three to eight capital letters or digits.</param>
    /// <param name="exponent">Decimals of the smallest unit, 0 to <see cref="MaxExponent"/>.</param>
    /// <returns>The currency.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException">The code has another form.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is out of range.</exception>
    public static Currency Custom(string code, int exponent)
    {
        Guard.NotNull(code);
        Guard.Between(exponent, 0, MaxExponent);
        if (code.Length is < 3 or > 8 || !code.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
        {
            throw new ArgumentException($"Expected three to eight capital letters or digits; found '{Shown(code)}'.", nameof(code));
        }

        return new Currency(code, exponent);
    }

    /// <summary>Compares code and exponent.</summary>
    /// <param name="other">Another currency.</param>
    /// <returns>Whether both are the same.</returns>
    public bool Equals(Currency other) => Exponent == other.Exponent && string.Equals(Code, other.Code, StringComparison.Ordinal);

    /// <summary>Hashes code and exponent.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Code) * 31) + Exponent;

    /// <summary>Writes the code.</summary>
    /// <returns>Such as <c>CNY</c>.</returns>
    public override string ToString() => Code;

    private static string Shown(string code) => code.Length <= 20 ? code : code.Substring(0, 20) + "...";
}
