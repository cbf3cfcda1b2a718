namespace EcomCore.Inventory;

/// <summary>How a command ended. The numbers are part of stored journals and never change.</summary>
public enum LedgerStatus
{
    /// <summary>Nothing was answered: the default value.</summary>
    None = 0,

    /// <summary>It was done, all of it.</summary>
    Done = 1,

    /// <summary>It was understood and not done, none of it; the reason says why.</summary>
    Refused = 2,

    /// <summary>It came before; this is the first answer again, and nothing changed.</summary>
    Repeated = 3,

    /// <summary>It makes no sense whatever the stock; nothing changed, and nothing is remembered.</summary>
    Invalid = 4,
}
