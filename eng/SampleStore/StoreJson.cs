using System.Globalization;

namespace EcomCore.SampleData;

/// <summary>The two JSON files of the store folder.</summary>
internal static class StoreJson
{
    public const string Schema = """
        {
          "name": "sample-store",
          "separator": "-",
          "segments": [
            { "name": "category", "kind": "choice", "values": { "01": "apparel", "02": "electronics", "03": "food", "04": "home" } },
            { "name": "size", "kind": "choice", "values": { "S": "small", "M": "medium", "L": "large" } },
            { "name": "launched", "kind": "yearMonth", "pivot": 70 },
            { "name": "serial", "kind": "serial", "width": 4, "base": 32 },
            { "name": "check", "kind": "check", "scheme": "mod37-36" }
          ]
        }

        """;

    public static string Store() => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "name": "{{Catalogue.StoreName}}",
          "currency": "CNY",
          "zone": "Asia/Shanghai",
          "as_of": "{{Catalogue.LastDay:yyyy-MM-dd}}",
          "horizon": 13,
          "channels": [
        {{string.Join(",\n", Catalogue.Channels.Select(ChannelOf))}}
          ]
        }

        """);

    private static string ChannelOf(Channel channel) => $$"""
            {
              "id": "{{channel.Id}}",
              "code": "{{channel.Id}}",
              "name": "{{channel.Name}}",
              "stage": "{{channel.Stage}}",
              "commission_rate": {{channel.CommissionRate}},
              "logistics_cost_per_unit": {{channel.LogisticsCost}}
            }
        """;
}
