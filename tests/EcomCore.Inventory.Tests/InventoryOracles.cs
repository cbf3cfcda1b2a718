using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Inventory.Tests;

/// <summary>Reference values of scipy 1.10.1 and published apportionment examples.</summary>
public sealed class InventoryOracles
{
    // Both sides round a quantile and a root of about 1e3: ten digits are safe, an error of method would show in the first three.
    private const double Relative = 1e-10;

    [SharedDataFact]
    public void Normal_quantiles_are_scipys()
    {
        var rows = Rows("safety_stock").Where(row => row.GetProperty("kind").GetString() == "normal quantile z").ToArray();
        Assert.Equal(5, rows.Length);
        foreach (var row in rows)
        {
            Near(row.GetProperty("z").GetDouble(), SafetyStock.ForServiceLevel(0, 1, 1, 0, row.GetProperty("p").GetDouble()));
        }
    }

    [SharedDataFact]
    public void Safety_stocks_and_reorder_points_are_the_textbooks()
    {
        var rows = Rows("safety_stock").Where(row => row.TryGetProperty("reorder_point", out _)).ToArray();
        Assert.Equal(2, rows.Length);
        foreach (var row in rows)
        {
            var policy = Replenishment.ContinuousReview(
                row.GetProperty("demand_mean").GetDouble(),
                row.GetProperty("demand_sd").GetDouble(),
                row.GetProperty("lead_time").GetDouble(),
                row.GetProperty("lead_time_sd").GetDouble(),
                row.GetProperty("service_level").GetDouble());
            Near(row.GetProperty("safety_stock").GetDouble(), policy.SafetyStock);
            Near(row.GetProperty("reorder_point").GetDouble(), policy.ReorderPoint);
        }
    }

    [SharedDataFact]
    public void Jefferson_is_dhondt()
    {
        var rows = Rows("apportionment").Where(row => row.GetProperty("method").GetString() == "dhondt").ToArray();
        Assert.Equal(2, rows.Length);
        var jefferson = new ChannelAllocator(new AllocationPolicy(rounding: Rounding.Jefferson));
        foreach (var row in rows)
        {
            var channels = row.GetProperty("weights").EnumerateArray().Select((w, i) => new ChannelDemand($"c{i}", w.GetDouble())).ToArray();
            var plan = jefferson.Allocate(row.GetProperty("total").GetInt64(), channels);
            Assert.Equal(row.GetProperty("expected").EnumerateArray().Select(e => e.GetInt64()), plan.Select(a => a.Units));
        }
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, Relative * Math.Max(1, Math.Abs(expected)));

    private static IEnumerable<JsonElement> Rows(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/inventory.json")));
        return [.. document.RootElement.GetProperty(name).EnumerateArray().Select(row => row.Clone())];
    }
}
