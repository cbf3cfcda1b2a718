using System.Text.Json;

namespace EcomCore.Inventory.Tests;

/// <summary>One call of the reference software with its answer.</summary>
internal sealed class TextbookRow(JsonElement row)
{
    private readonly JsonElement _inputs = row.GetProperty("inputs");

    public string Function { get; } = row.GetProperty("function").GetString()!;

    public string Source { get; } = row.GetProperty("source").GetString()!;

    public double this[string name] => Optional(name) ?? throw new KeyNotFoundException(name);

    public LotPolicyCosts Costs => new(Optional("fixed_cost") ?? 0, this["holding_cost"], this["stockout_cost"]);

    /// <summary>Gets Normal demand over the lead time, as a year's mean and deviation with the lead time in years give it.</summary>
    public DemandDistribution NormalOverLeadTime =>
        DemandDistribution.Normal(this["demand_mean"] * this["lead_time"], this["demand_sd"] * Math.Sqrt(this["lead_time"]));

    public bool Has(string name) => _inputs.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public bool Is(string name) => _inputs.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public double? Optional(string name) =>
        _inputs.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public double[] Numbers(string name) => [.. _inputs.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>A list, or one number for every period.</summary>
    public double[] Periods(string name, int count) =>
        Optional(name) is { } same ? [.. Enumerable.Repeat(same, count)] : [.. Numbers(name).TakeLast(count)];

    public PriceBreak[] Breaks() => [.. Numbers("breakpoints").Zip(Numbers("unit_costs"), (from, price) => new PriceBreak(from, price))];

    public JointItem[] Items() =>
        [.. Enumerable.Range(0, Numbers("holding_costs").Length).Select(i => new JointItem(
            Numbers("individual_fixed_costs")[i], Numbers("holding_costs")[i], Numbers("demand_rates")[i]))];

    /// <summary>A frequency for each amount, as a list from 0 or by amount.</summary>
    public DemandDistribution Chances(string name)
    {
        var value = _inputs.GetProperty(name);
        var pairs = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select((chance, amount) => ((double)amount, chance.GetDouble()))
            : value.EnumerateObject().Select(pair => (double.Parse(pair.Name, System.Globalization.CultureInfo.InvariantCulture), pair.Value.GetDouble()));
        return DemandDistribution.Discrete([.. pairs.Select(pair => pair.Item1)], [.. pairs.Select(pair => pair.Item2)]);
    }

    /// <summary>A distribution as scipy names it.</summary>
    public DemandDistribution Distribution(string name)
    {
        if (!Has(name))
        {
            return Chances("pmf");
        }

        var frozen = _inputs.GetProperty(name);
        var args = frozen.GetProperty("args").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        var scale = frozen.GetProperty("kwds").TryGetProperty("scale", out var found) ? found.GetDouble() : 1;
        return frozen.GetProperty("scipy").GetString() switch
        {
            "norm" => DemandDistribution.Normal(args[0], args[1]),
            "lognorm" => DemandDistribution.LogNormal(Math.Log(args[2]), args[0]),
            "expon" => DemandDistribution.Exponential(scale),
            "gamma" => DemandDistribution.Gamma(args[0], args.Length > 2 ? args[2] : scale),
            "uniform" => DemandDistribution.Uniform(args[0], args[0] + args[1]),
            "poisson" => DemandDistribution.Poisson(args[0]),
            "nbinom" => DemandDistribution.NegativeBinomialOf(args[0], args[1]),
            "geom" when args[1] == -1 => DemandDistribution.NegativeBinomialOf(1, args[0]),
            var other => throw new NotSupportedException(other),
        };
    }

    /// <summary>The expected results: their place (0 where there is one only), value and tolerance.</summary>
    public IEnumerable<(int Index, double[] Values, double Tolerance)> Expected() =>
        from expected in row.GetProperty("expected").EnumerateArray()
        let index = expected.GetProperty("result_index")
        let value = expected.GetProperty("value")
        select (index.ValueKind == JsonValueKind.Null ? 0 : index.GetInt32(),
            value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.GetDouble()).ToArray() : [value.GetDouble()],
            expected.GetProperty("abs_tol").GetDouble());
}
