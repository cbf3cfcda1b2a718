using EcomCore.Sku;
using NodaTime;

namespace EcomCore.SampleData;

/// <summary>Makes different codes of the schema four-layer-serial, a share of which is damaged. The same seed gives the same rows.</summary>
internal static class CodeExport
{
    /// <summary>The serial of four base-32 characters counts no further.</summary>
    public const int MostCodes = 1_048_575;

    private static readonly YearMonth FirstMonth = new(2015, 1);

    public static SkuSchema Schema => SkuSchema.FourLayerSerial;

    public static IEnumerable<DamagedRow> Rows(int count, double damagedShare, ulong seed)
    {
        var dice = new Dice(seed);
        var serials = new InMemorySerialCounter();
        for (var i = 0; i < count; i++)
        {
            var month = FirstMonth.PlusMonths(dice.Below(144));
            string?[] values =
            [
                dice.Pick(["TB", "DD"]), dice.Pick(["01", "02"]), dice.Pick(["S", "M", "L"]),
                FormattableString.Invariant($"{month.Year:0000}-{month.Month:00}"), null, null,
            ];
            var code = Schema.Compose(values, serials).Text;
            yield return dice.Chance(damagedShare) ? Damaged(code, dice) : new DamagedRow(code, code, null);
        }
    }

    private static DamagedRow Damaged(string code, Dice dice)
    {
        while (true)
        {
            var damage = dice.Pick([.. Damage.All]);
            if (damage.Apply(code, dice) is var text && text != code)
            {
                return new DamagedRow(text, code, damage);
            }
        }
    }
}
