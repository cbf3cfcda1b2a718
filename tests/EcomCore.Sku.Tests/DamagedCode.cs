namespace EcomCore.Sku.Tests;

public sealed record DamagedCode(string Text)
{
    public override string ToString() => string.Join(' ', Text.Select(character => ((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));
}
