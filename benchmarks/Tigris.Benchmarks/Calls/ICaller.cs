using System;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Reads organizations with one call for each.</summary>
internal interface ICaller : IDisposable
{
    /// <summary>Sends a call for each id and returns after the last response.</summary>
    Task CallAsync(IdSource ids);
}
