using System.Numerics;

namespace EcomCore.Sku;

/// <summary>Makes the codes of a matrix, all or none.</summary>
internal static class SkuGenerator
{
    public static SkuBatch Generate(SkuSchema schema, SkuMatrix matrix, ISerialCounter? serials)
    {
        var plan = new MatrixPlan(schema, matrix, serials is not null);
        var asked = plan.Asked;
        if (plan.Distinct < asked)
        {
            return new SkuBatch(asked, plan.Distinct, "products with the same values have the same code, and no serial tells them apart");
        }

        if (asked > int.MaxValue)
        {
            return new SkuBatch(asked, int.MaxValue, "one batch holds no more");
        }

        if (plan.Serial is not { } serial)
        {
            return new SkuBatch(plan.Write(0, 0));
        }

        var perSerial = matrix.SharesSerials ? plan.Combinations : BigInteger.One;
        var count = (long)(asked / perSerial);
        if (serials!.TryTake(count, serial.Largest, out var first) && first >= 0 && first <= serial.Largest - count + 1)
        {
            return new SkuBatch(plan.Write(first, matrix.SharesSerials ? (int)plan.Combinations : 1));
        }

        var left = BigInteger.Max(0, (BigInteger)serial.Largest - first + 1);
        return new SkuBatch(asked, BigInteger.Min(asked - 1, left * perSerial), Spelling.Format(
            "'{0}' counts to {1}, and the next free number is {2}", serial.Name, serial.Largest, first));
    }
}
