using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Budgeting.Tests;

/// <summary>Reference values of ../shared/oracles/budgeting.json.</summary>
internal static class Oracle
{
    private static readonly Lazy<JsonElement[]> All = new(() =>
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/budgeting.json")));
        return [.. document.RootElement.GetProperty("records").EnumerateArray().Select(record => record.Clone())];
    });

    /// <summary>A currency whose smallest unit is so small that rounding does not show beside a tolerance of 1e-9.</summary>
    public static Currency Fine { get; } = Currency.Custom("FINE", 9);

    public static OptimizerSettings FineSettings { get; } = new() { Currency = Fine };

    public static JsonElement Record(string id) => All.Value.Single(record => record.GetProperty("id").GetString() == id);

    public static IEnumerable<JsonElement> RecordsStartingWith(string prefix) =>
        All.Value.Where(record => record.GetProperty("id").GetString()!.StartsWith(prefix, StringComparison.Ordinal));

    public static double[] Numbers(this JsonElement record, string name) =>
        [.. record.GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];

    public static double Number(this JsonElement record, string name) => record.GetProperty(name).GetDouble();

    /// <summary>The channels of a record with Hill curves and bounds.</summary>
    public static BudgetChannel[] HillChannels(JsonElement record)
    {
        var (scales, halves, shapes) = (record.Numbers("beta"), record.Numbers("k"), record.Numbers("s"));
        var (floors, caps) = (record.GetProperty("lower"), record.GetProperty("upper"));
        return
        [
            .. scales.Select((scale, i) => new BudgetChannel($"c{i}", ResponseCurve.Hill(scale, halves[i], shapes[i]))
            {
                Floor = floors[i].GetDecimal(),
                Cap = caps[i].GetDecimal(),
            }),
        ];
    }
}
