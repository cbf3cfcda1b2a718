using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>A way to send parcels: what it takes, how long it takes, what it costs. Immutable.</summary>
public sealed class ShippingMethod
{
    /// <summary>The smallest divisor and step above 0.</summary>
    public const decimal MinStep = 0.001m;

    /// <summary>The largest price of a band, divisor, step and surcharge.</summary>
    public const decimal MaxPrice = 1_000_000_000m;

    /// <summary>The largest price of a step.</summary>
    public const decimal MaxPricePerStep = 1_000_000m;

    /// <summary>The largest surcharge in percent.</summary>
    public const decimal MaxPercent = 1_000m;

    private readonly HashSet<string>? _zones;

    /// <summary>Creates a method.</summary>
    /// <param name="id">Its name, 1 to 200 characters.</param>
    /// <param name="bands">
    /// One or more bands, their ends rising; only the last may have none. A band covers the chargeable weights above the end of the one before, up to and
    /// with its own: (2, 5] after 2.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The id is empty or too long, there is no band, ends do not rise, or a number is out of range.</exception>
    public ShippingMethod(string id, IReadOnlyList<ShippingBand> bands)
    {
        ChannelIds.CheckOne(id);
        Guard.NotNull(bands);
        if (FaultOf(bands) is { } fault)
        {
            throw new ArgumentException(fault.Message, nameof(bands));
        }

        Id = id;
        Bands = [.. bands];
    }

    /// <summary>Gets the name.</summary>
    public string Id { get; }

    /// <summary>Gets the bands.</summary>
    public IReadOnlyList<ShippingBand> Bands { get; }

    /// <summary>Gets the zones it goes to.</summary>
    /// <value>Null for everywhere, the default.</value>
    public IReadOnlyCollection<string>? Zones
    {
        get => _zones;
        init => _zones = value is null ? null : new HashSet<string>(value, StringComparer.Ordinal);
    }

    /// <summary>Gets what it takes.</summary>
    /// <value>Default: everything.</value>
    public ParcelLimits Limits { get; init; } = ParcelLimits.None;

    /// <summary>Gets the longest time in days.</summary>
    /// <value>0 or more; default 0.</value>
    public int Days
    {
        get;
        init
        {
            Guard.Between(value, 0, 1_000, nameof(Days));
            field = value;
        }
    }

    /// <summary>Gets a value indicating whether parcels are tracked.</summary>
    public bool IsTracked { get; init; }

    /// <summary>Gets what the volume is divided by for the volumetric weight: 5000 or 6000 for cubic centimetres to kilograms, 139 or 166 for cubic inches to pounds.</summary>
    /// <value>0, or <see cref="MinStep"/> to <see cref="MaxPrice"/>; default 0: only the scales count.</value>
    public decimal Divisor { get; init => field = Checked(value, nameof(Divisor)); }

    /// <summary>Gets the step to which the chargeable weight is rounded up.</summary>
    /// <value>0, or <see cref="MinStep"/> to <see cref="MaxPrice"/>; default 0: it is not rounded.</value>
    public decimal WeightStep { get; init => field = Checked(value, nameof(WeightStep)); }

    /// <summary>Gets what comes on top of the band's price.</summary>
    /// <value>Amounts either side of 0 up to <see cref="MaxPrice"/>, percents up to <see cref="MaxPercent"/>; default none.</value>
    public IReadOnlyList<ShippingSurcharge> Surcharges
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Surcharges));
            foreach (var surcharge in value)
            {
                Guard.NotNull(surcharge, nameof(Surcharges));
                CheckMagnitude(surcharge.Amount, MaxPrice);
                CheckMagnitude(surcharge.Percent, MaxPercent);
                CheckMagnitude(surcharge.PercentOfValue, MaxPercent);
            }

            field = [.. value];
        }
    }
    = [];

    /// <summary>Gives the volumetric weight: volume / divisor; a roll takes the room of its box.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <returns>The weight, not rounded; 0 without a divisor.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parcel"/> is null.</exception>
    public decimal VolumetricWeight(Parcel parcel)
    {
        Guard.NotNull(parcel);
        return Divisor == 0m ? 0m : parcel.Length * parcel.Width * parcel.Height / Divisor;
    }

    /// <summary>Gives the weight that is paid for: the larger of scales and volume, rounded up to <see cref="WeightStep"/>.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <returns>The weight.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parcel"/> is null.</exception>
    public decimal ChargeableWeight(Parcel parcel)
    {
        var weight = Math.Max(VolumetricWeight(parcel), parcel.Weight);
        return WeightStep == 0m ? weight : decimal.Ceiling(weight / WeightStep) * WeightStep;
    }

    /// <summary>Every reason against the parcel; empty when the method takes it.</summary>
    internal IReadOnlyList<ShippingRejection> Rejections(Parcel parcel)
    {
        var found = new List<ShippingRejection>();
        if (_zones is not null && (parcel.Zone is null || !_zones.Contains(parcel.Zone)))
        {
            found.Add(new ShippingRejection(Id, ShippingRejectionCode.ZoneNotServed, $"{Id}: does not go to zone '{parcel.Zone}'."));
        }

        found.AddRange(Limits.Broken(Id, parcel));
        if (parcel.WithinDays is { } days && Days > days)
        {
            found.Add(ShippingRejection.Of(Id, ShippingRejectionCode.TooSlow, Days, days, false));
        }

        if (parcel.NeedsTracking && !IsTracked)
        {
            found.Add(new ShippingRejection(Id, ShippingRejectionCode.NotTracked, $"{Id}: is not tracked."));
        }

        if (Bands[Bands.Count - 1].UpTo is { } last && ChargeableWeight(parcel) > last)
        {
            found.Add(ShippingRejection.Of(Id, ShippingRejectionCode.NoBand, ChargeableWeight(parcel), last, false));
        }

        return found;
    }

    /// <summary>The price; the method takes the parcel.</summary>
    internal ShippingQuote Quote(Parcel parcel)
    {
        var weight = ChargeableWeight(parcel);
        var index = 0;
        while (Bands[index].UpTo is { } end && weight > end)
        {
            index++;
        }

        var band = Bands[index];
        var start = index == 0 ? 0m : Bands[index - 1].UpTo!.Value;
        var price = band.Price + (band.Step == 0m ? 0m : decimal.Ceiling(Math.Max(0m, weight - start) / band.Step) * band.PerStep);
        KeyValuePair<string, decimal>[] extras =
        [
            .. Surcharges.Where(extra => extra.AppliesTo(parcel, weight)).Select(extra => new KeyValuePair<string, decimal>(extra.Id, extra.Of(parcel, price))),
        ];
        return new ShippingQuote(Id, price + extras.Sum(extra => extra.Value), weight, VolumetricWeight(parcel), price, extras, Days);
    }

    /// <summary>The first fault of a list of bands, and the band's index; null when there is none.</summary>
    internal static (int Index, string Message)? FaultOf(IReadOnlyList<ShippingBand> bands)
    {
        if (bands.Count == 0)
        {
            return (0, "Expected at least one band.");
        }

        var before = 0m;
        for (var i = 0; i < bands.Count; i++)
        {
            var band = bands[i];
            if (band is null)
            {
                return (i, "Expected bands; found null among them.");
            }

            if (band.Price is < 0m or > MaxPrice || !IsStep(band.Step) || band.PerStep is < 0m or > MaxPricePerStep || band.UpTo > MaxPrice)
            {
                return (i, string.Format(
                    CultureInfo.InvariantCulture,
                    "Expected ends and prices up to {0}, steps of 0 or {1} to {0}, and prices per step up to {2}; found end {3}, price {4}, step {5}, {6} per step.",
                    MaxPrice,
                    MinStep,
                    MaxPricePerStep,
                    band.UpTo,
                    band.Price,
                    band.Step,
                    band.PerStep));
            }

            if (band.UpTo is { } end ? end <= before : i + 1 < bands.Count)
            {
                return (i, string.Format(
                    CultureInfo.InvariantCulture, "Expected band ends that rise from above {0}, and none only at the last; found {1}.", before, band.UpTo));
            }

            before = band.UpTo ?? before;
        }

        return null;
    }

    internal static bool IsStep(decimal value) => value is 0m or (>= MinStep and <= MaxPrice);

    private static decimal Checked(decimal value, string name) => IsStep(value)
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Format(CultureInfo.InvariantCulture, "Expected 0, or {0} to {1}; found {2}.", MinStep, MaxPrice, value));

    private static void CheckMagnitude(decimal value, decimal most, string name = nameof(Surcharges))
    {
        if (Math.Abs(value) > most)
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Format(CultureInfo.InvariantCulture, "Expected {0} to {1}; found {2}.", -most, most, value));
        }
    }
}
