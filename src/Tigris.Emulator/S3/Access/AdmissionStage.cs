using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>Refuses requests without permission before the body is read.</summary>
internal sealed class AdmissionStage(Database database, Admission admission) : Stage<S3Request>
{
    protected override Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        request.Payer ??= request.Caller.Organization?.Id;
        database.Read(() =>
        {
            if (request.Endpoint.IsOutside) admission.AdmitOutside(request);
            else admission.Admit(request);
            return true;
        });
        return next();
    }
}
