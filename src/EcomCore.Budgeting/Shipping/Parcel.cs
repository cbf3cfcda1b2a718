using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>A parcel to send, and what is asked of its way. Weights in kilograms, sizes in centimetres, or in any one pair of units that the rate card uses.</summary>
public sealed record Parcel
{
    /// <summary>The largest weight and value.</summary>
    public const decimal MaxNumber = 1_000_000_000m;

    /// <summary>The largest side.</summary>
    public const decimal MaxSide = 100_000m;

    /// <summary>Creates a parcel of a weight, of no size and no value, with no wishes.</summary>
    /// <param name="weight">What it weighs on the scales; 0 to <see cref="MaxNumber"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is out of range.</exception>
    public Parcel(decimal weight) => Weight = Limited(weight, nameof(weight));

    /// <summary>Gets what it weighs on the scales.</summary>
    public decimal Weight { get; }

    /// <summary>Gets one side; for a roll, its length.</summary>
    /// <value>0 to <see cref="MaxSide"/>; default 0.</value>
    public decimal Length { get; init => field = Limited(value, nameof(Length), MaxSide); }

    /// <summary>Gets another side; for a roll, its diameter.</summary>
    /// <value>0 to <see cref="MaxSide"/>; default 0.</value>
    public decimal Width { get; init => field = Limited(value, nameof(Width), MaxSide); }

    /// <summary>Gets the third side; for a roll, its diameter.</summary>
    /// <value>0 to <see cref="MaxSide"/>; default 0.</value>
    public decimal Height { get; init => field = Limited(value, nameof(Height), MaxSide); }

    /// <summary>Gets a value indicating whether it is a roll: carriers limit length + 2 * diameter then.</summary>
    public bool IsRoll { get; init; }

    /// <summary>Gets what the goods are worth, in the currency of the rate card.</summary>
    /// <value>0 to <see cref="MaxNumber"/>; default 0.</value>
    public decimal Value { get; init => field = Limited(value, nameof(Value)); }

    /// <summary>Gets the zone it goes to, as the rate card names it.</summary>
    /// <value>Null for a card without zones, the default.</value>
    public string? Zone { get; init; }

    /// <summary>Gets within how many days it must be there.</summary>
    /// <value>1 or more; null when it does not matter, the default.</value>
    public int? WithinDays
    {
        get;
        init
        {
            Guard.Between(value ?? 1, 1, 1_000, nameof(WithinDays));
            field = value;
        }
    }

    /// <summary>Gets a value indicating whether it must be tracked.</summary>
    public bool NeedsTracking { get; init; }

    /// <summary>Gets the sides, the longest first.</summary>
    internal decimal[] Sides => [.. new[] { Length, Width, Height }.OrderByDescending(side => side)];

    private static decimal Limited(decimal value, string name, decimal most = MaxNumber) => value >= 0m && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Format(CultureInfo.InvariantCulture, "Expected 0 to {0}; found {1}.", most, value));
}
