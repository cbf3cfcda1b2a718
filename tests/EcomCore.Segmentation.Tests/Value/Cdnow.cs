using System.Globalization;
using System.Text.Json;
using EcomCore.Tests;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Segmentation.Tests;

/// <summary>The CDNOW sample of Fader, Hardie and Lee, and the published values.</summary>
internal static class Cdnow
{
    public static readonly LocalDate CalibrationEnd = new(1997, 9, 30);

    private static readonly Lazy<CustomerHistories> Weekly = new(() => CustomerHistories.From(Orders(), CalibrationEnd, new LocalDate(1998, 6, 30)));

    private static readonly Lazy<JsonElement> References = new(() =>
        JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/segmentation_lifetime_value.json"))).RootElement);

    public static CustomerHistories Histories => Weekly.Value;

    public static JsonElement Reference(string model) => References.Value.GetProperty(model);

    public static IEnumerable<OrderLine> Orders() =>
        from line in File.ReadLines(SharedData.PathOf("data/customers/cdnow_sample.csv")).Skip(1)
        let cells = line.Split(',')
        select new OrderLine(cells[0], LocalDatePattern.Iso.Parse(cells[1]).Value, decimal.Parse(cells[3], CultureInfo.InvariantCulture));

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];
}
