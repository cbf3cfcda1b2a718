namespace EcomCore.Cli.Commands;

/// <summary>The purchase models that can be asked for.</summary>
internal enum PurchaseModelKind
{
    BgNbd,
    MbgNbd,
    ParetoNbd,
}
