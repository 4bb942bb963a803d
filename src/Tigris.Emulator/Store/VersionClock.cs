using System;

namespace Tigris.Emulator.Store;

/// <summary>
/// UNIX times in nanoseconds, no two the same: the clock ticks in 100 ns, and a test may hold it still. What snapshots and objects
/// are numbered with, so that each write is before or after each snapshot.
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
