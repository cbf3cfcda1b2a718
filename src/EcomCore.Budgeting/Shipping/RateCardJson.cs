using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Budgeting;

/// <summary>The JSON form of a rate card.</summary>
internal static class RateCardJson
{
    private const double MaxNumber = 1e9;

    public static bool TryRead(string? json, [NotNullWhen(true)] out RateCard? card, out IReadOnlyList<string> faults)
    {
        var found = new List<JsonFault>();
        card = JsonForm.Read(json ?? string.Empty, found) is { } form ? Read(form, found) : null;
        faults = found.ConvertAll(fault => fault.ToString());
        return card is not null;
    }

    private static RateCard? Read(JsonForm form, List<JsonFault> faults)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var methods = new List<ShippingMethod>();
        foreach (var item in Entries(form, "methods", true))
        {
            if (MethodOf(item, ids, faults) is { } method)
            {
                methods.Add(method);
            }
        }

        if (form.Has("methods") && methods.Count == 0 && faults.Count == 0)
        {
            form.Fault("methods", "expected at least one method");
        }

        form.Close();
        return faults.Count == 0 ? new RateCard(methods) : null;
    }

    private static ShippingMethod? MethodOf(JsonForm form, HashSet<string> ids, List<JsonFault> faults)
    {
        var before = faults.Count;
        var id = IdOf(form);
        if (id is not null && !ids.Add(id))
        {
            form.Fault("id", "the method appears twice");
        }

        var beforeBands = faults.Count;
        var bands = Entries(form, "bands", true).Select(BandOf).ToArray();
        if (faults.Count == beforeBands && ShippingMethod.FaultOf(bands) is { } fault)
        {
            form.Fault(FormattableString.Invariant($"bands[{fault.Index}]"), fault.Message);
        }

        var zones = form.Has("zones") ? form.Texts("zones") : null;
        var limits = form.Has("limits") ? LimitsOf(form.Object("limits")) : ParcelLimits.None;
        var surcharges = Entries(form, "surcharges", false).Select(SurchargeOf).ToArray();
        var (divisor, step) = (Step(form, "divisor"), Step(form, "weight_step"));
        var days = form.Whole("days", 0, 1_000, required: false);
        var tracked = form.Flag("tracked", required: false);
        form.Close();
        return faults.Count > before ? null : new ShippingMethod(id!, bands)
        {
            Zones = zones,
            Limits = limits,
            Surcharges = surcharges,
            Divisor = divisor ?? 0m,
            WeightStep = step ?? 0m,
            Days = (int)(days ?? 0),
            IsTracked = tracked ?? false,
        };
    }

    private static ShippingBand BandOf(JsonForm form)
    {
        var band = new ShippingBand(
            Amount(form, "up_to"), Amount(form, "price", required: true) ?? 0m, Amount(form, "step") ?? 0m, Amount(form, "per_step") ?? 0m);
        form.Close();
        return band;
    }

    private static ShippingSurcharge SurchargeOf(JsonForm form)
    {
        var surcharge = new ShippingSurcharge(
            IdOf(form) ?? string.Empty,
            Amount(form, "amount") ?? 0m,
            Amount(form, "percent", most: (double)ShippingMethod.MaxPercent) ?? 0m,
            Amount(form, "weight_over"),
            Amount(form, "longest_over"),
            Amount(form, "percent_of_value", most: (double)ShippingMethod.MaxPercent) ?? 0m);
        form.Close();
        return surcharge;
    }

    private static ParcelLimits LimitsOf(JsonForm? form)
    {
        if (form is null)
        {
            return ParcelLimits.None;
        }

        var limits = new ParcelLimits
        {
            MaxWeight = Amount(form, "max_weight"),
            MaxLongest = Amount(form, "max_longest"),
            MaxSum = Amount(form, "max_sum"),
            MaxGirth = Amount(form, "max_girth"),
            MinLongest = Amount(form, "min_longest"),
            MinMiddle = Amount(form, "min_middle"),
            MaxRollLength = Amount(form, "max_roll_length"),
            MaxRollSum = Amount(form, "max_roll_sum"),
            MinValue = Amount(form, "min_value"),
            MaxValue = Amount(form, "max_value"),
        };
        CheckOrder(form, "min_longest", limits.MinLongest, "max_longest", limits.MaxLongest);
        CheckOrder(form, "min_value", limits.MinValue, "max_value", limits.MaxValue);
        form.Close();
        return limits;
    }

    private static void CheckOrder(JsonForm form, string least, decimal? minimum, string most, decimal? maximum)
    {
        if (minimum > maximum)
        {
            form.Fault(least, FormattableString.Invariant($"expected at most {most}, {maximum}; found {minimum}, so that no parcel would be taken"));
        }
    }

    private static IEnumerable<JsonForm> Entries(JsonForm form, string name, bool required)
    {
        var entries = form.Objects(name, required);
        if (entries.Count > RateCard.MaxEntries)
        {
            form.Fault(name, FormattableString.Invariant($"expected at most {RateCard.MaxEntries}, found {entries.Count}"));
        }

        return entries.Take(RateCard.MaxEntries);
    }

    private static string? IdOf(JsonForm form)
    {
        var id = form.Text("id");
        if (id is { Length: 0 or > ChannelIds.MaxLength })
        {
            form.Fault("id", FormattableString.Invariant($"expected 1 to {ChannelIds.MaxLength} characters, found {id.Length}"));
            return null;
        }

        return id;
    }

    /// <summary>A number as the decimal it was written as: 15 digits are exact.</summary>
    private static decimal? Amount(JsonForm form, string name, bool required = false, double most = MaxNumber) =>
        form.Number(name, 0, most, required) is { } number ? (decimal)number : null;

    private static decimal? Step(JsonForm form, string name)
    {
        var step = Amount(form, name);
        if (step is { } found && !ShippingMethod.IsStep(found))
        {
            form.Fault(name, FormattableString.Invariant($"expected 0, or at least {ShippingMethod.MinStep}, found {found}"));
        }

        return step;
    }
}
