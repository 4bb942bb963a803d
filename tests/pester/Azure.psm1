# Simulates the part of Azure that the runbooks use, with functions of the same names: assets of an Automation account, a key vault, blobs in a folder, and
# jobs that run the runbook at once. As strict as Azure: Connect-AzAccount is required, and a missing object is an error.

# One shared object, because a job's runbook has its own script scope.
$AzureScene = @{}

function Open-Azure {
    <#
    .SYNOPSIS
        Creates the simulated account.
    .PARAMETER Root
        The folder that the blobs are in: a folder a container.
    .PARAMETER Connection
        Connection assets: a hashtable of fields each.
    .PARAMETER Credential
        Credential assets.
    .PARAMETER Secret
        The key vault's secrets: a SecureString each, by vault/name.
    .PARAMETER Runbook
        Published runbooks: the path of each.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string]$Root,
        [hashtable]$Connection = @{},
        [hashtable]$Credential = @{},
        [hashtable]$Secret = @{},
        [hashtable]$Runbook = @{}
    )
    $scene = @{
        Root = $Root; Connection = $Connection; Credential = $Credential; Secret = $Secret; Runbook = $Runbook
        Account = $null; Job = [ordered]@{}; Upload = [Collections.Generic.List[string]]::new(); BeforeUpload = $null
    }
    $AzureScene.Clear()
    $scene.Keys | ForEach-Object { $AzureScene[$_] = $scene[$_] }
}

function Get-Azure {
    <#
    .SYNOPSIS
        Returns the secrets, the jobs and the names of all blobs in the order of their upload.
    #>
    [CmdletBinding()]
    param()
    $AzureScene
}

function Assert-Account {
    if (-not $AzureScene.Account) {
        throw 'Run Connect-AzAccount to login.'
    }
}

function Get-AutomationConnection {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Name)
    if (-not $AzureScene.Connection.ContainsKey($Name)) {
        throw "Connection '$Name' not found."
    }
    $AzureScene.Connection[$Name].Clone()
}

function Get-AutomationPSCredential {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Name)
    if (-not $AzureScene.Credential.ContainsKey($Name)) {
        throw "Credential '$Name' not found."
    }
    $AzureScene.Credential[$Name]
}

function Disable-AzContextAutosave {
    [CmdletBinding()]
    param([ValidateSet('Process', 'CurrentUser')][string]$Scope)
    [pscustomobject]@{ Mode = $Scope }
}

function Connect-AzAccount {
    [CmdletBinding()]
    param([Parameter(Mandatory)][switch]$Identity)
    $AzureScene.Account = if ($Identity) { 'managed' }
    [pscustomobject]@{ Account = $AzureScene.Account }
}

function Get-AzKeyVaultSecret {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$VaultName, [Parameter(Mandatory)][string]$Name)
    Assert-Account
    # Like the real command: no output and no error if there is none.
    if ($AzureScene.Secret.ContainsKey("$VaultName/$Name")) {
        [pscustomobject]@{ VaultName = $VaultName; Name = $Name; SecretValue = $AzureScene.Secret["$VaultName/$Name"] }
    }
}

function Set-AzKeyVaultSecret {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string]$VaultName,
        [Parameter(Mandatory)][ValidatePattern('^[0-9a-zA-Z-]{1,127}$')][string]$Name,
        [Parameter(Mandatory)][securestring]$SecretValue,
        [hashtable]$Tag = @{}
    )
    Assert-Account
    if ($AzureScene.Secret["$VaultName/"] -eq 'read-only') {
        throw "The vault '$VaultName' refuses."
    }
    $AzureScene.Secret["$VaultName/$Name"] = $SecretValue
    $AzureScene.Secret["$VaultName/$Name/tags"] = $Tag
    [pscustomobject]@{ VaultName = $VaultName; Name = $Name }
}

function New-AzStorageContext {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$StorageAccountName, [Parameter(Mandatory)][switch]$UseConnectedAccount)
    Assert-Account
    if ($UseConnectedAccount) {
        [pscustomobject]@{ StorageAccountName = $StorageAccountName }
    }
}

function Get-BlobPath([string]$Container, [string]$Blob) {
    $folder = [IO.Path]::Combine($AzureScene.Root, $Container)
    if (-not [IO.Directory]::Exists($folder)) {
        throw "The specified container '$Container' does not exist."
    }
    [IO.Path]::Combine($folder, $Blob)
}

function Get-AzStorageBlob {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Container, [string]$Prefix = '', [Parameter(Mandatory)]$Context)
    Assert-Account
    $null = $Context
    $folder = [IO.Path]::GetFullPath((Get-BlobPath $Container ''))
    foreach ($path in [IO.Directory]::GetFiles($folder, '*', 'AllDirectories')) {
        $name = [IO.Path]::GetRelativePath($folder, $path).Replace('\', '/')
        if ($name.StartsWith($Prefix, [StringComparison]::Ordinal)) {
            [pscustomobject]@{ Name = $name }
        }
    }
}

function Get-AzStorageBlobContent {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string]$Container,
        [Parameter(Mandatory)][string]$Blob,
        [Parameter(Mandatory)][string]$Destination,
        [Parameter(Mandatory)]$Context,
        [switch]$Force
    )
    Assert-Account
    $null = $Context
    $path = Get-BlobPath $Container $Blob
    if (-not [IO.File]::Exists($path)) {
        throw "Can not find blob '$Blob' in container '$Container'."
    }
    [IO.File]::Copy($path, $Destination, $Force)
    [pscustomobject]@{ Name = $Blob }
}

function Set-AzStorageBlobContent {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string]$Container,
        [Parameter(Mandatory)][string]$Blob,
        [Parameter(Mandatory)][string]$File,
        [Parameter(Mandatory)]$Context,
        [switch]$Force
    )
    Assert-Account
    $null = $Context
    if ($AzureScene.BeforeUpload) {
        & $AzureScene.BeforeUpload $Blob
    }
    $path = Get-BlobPath $Container $Blob
    $null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($path))
    [IO.File]::Copy($File, $path, $Force)
    $AzureScene.Upload.Add($Blob)
    [pscustomobject]@{ Name = $Blob }
}

function Start-AzAutomationRunbook {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string]$Name,
        [Parameter(Mandatory)][string]$ResourceGroupName,
        [Parameter(Mandatory)][string]$AutomationAccountName,
        [Collections.IDictionary]$Parameters = @{},
        [string]$RunOn
    )
    Assert-Account
    if (-not $AzureScene.Runbook.ContainsKey($Name)) {
        throw "The runbook '$Name' does not exist."
    }
    $id = [guid]::NewGuid()
    $job = [pscustomobject]@{
        JobId = $id; RunbookName = $Name; Status = 'Completed'; Parameters = $Parameters; RunOn = $RunOn
        Place = "$ResourceGroupName/$AutomationAccountName"; Output = $null; Exception = $null
    }
    $AzureScene.Job["$id"] = $job
    # A separate sandbox: the child doesn't share the sign-in of the parent.
    $account = $AzureScene.Account
    $AzureScene.Account = $null
    try {
        $arguments = @{} + $Parameters
        $job.Output = @(& $AzureScene.Runbook[$Name] @arguments)
    }
    catch {
        $job.Status = 'Failed'
        $job.Exception = $_
    }
    finally {
        $AzureScene.Account = $account
    }
    # The state of a new job.
    [pscustomobject]@{ JobId = $id; RunbookName = $Name; Status = 'New' }
}

function Get-AzAutomationJob {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string]$ResourceGroupName,
        [Parameter(Mandatory)][string]$AutomationAccountName,
        [guid]$Id,
        [string]$RunbookName
    )
    Assert-Account
    $null = $ResourceGroupName, $AutomationAccountName
    foreach ($job in $AzureScene.Job.Values) {
        if (($PSBoundParameters.ContainsKey('Id') -and $job.JobId -eq $Id) -or ($RunbookName -and $job.RunbookName -eq $RunbookName)) {
            $job
        }
    }
}

Export-ModuleMember -Function *-Azure, *-Automation*, *-Az*
