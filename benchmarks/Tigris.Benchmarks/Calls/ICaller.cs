using System;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>One way to read organizations, one call each.</summary>
internal interface ICaller : IDisposable
{
    /// <summary>Calls for as long as ids come, and returns when the last answer is there.</summary>
    Task CallAsync(IdSource ids);
}
