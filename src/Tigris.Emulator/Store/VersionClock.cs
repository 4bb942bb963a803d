using System;

namespace Tigris.Emulator.Store;

/// <summary>
/// Unique UNIX times in nanoseconds, also if a test stops the clock. Snapshots and objects use them, so that each write is before or after each
/// snapshot.
/// </summary>
internal sealed class VersionClock(Database database)
{
    public long Next(DateTime now) => database.Write(() =>
    {
        var version = Math.Max(Of(now), database.Number("SELECT version FROM last_snapshot") + 1);
        database.Execute("UPDATE last_snapshot SET version = $1", version);
        return version;
    });

    private static long Of(DateTime time) => (time - DateTime.UnixEpoch).Ticks * 100;
}
