namespace EcomCore.Forecasting;

/// <summary>A part of an event's window.</summary>
public enum EventPhase
{
    /// <summary>The whole window: run-up, event and after-effect.</summary>
    Window,

    /// <summary>The days before the event: pre-sale, stocking up.</summary>
    Before,

    /// <summary>The days of the event itself.</summary>
    During,

    /// <summary>The days after the event, often a dip.</summary>
    After,
}
