BeforeDiscovery {
    $ways = @(
        @{ Way = 'a connection asset'; Enter = @{ ConnectionName = 'Tigris' } }
        @{ Way = 'a credential asset'; Enter = @{ CredentialName = 'Tigris' } }
        @{ Way = 'a key vault'; Enter = @{ VaultName = 'keys'; ProviderId = 'local' } }
    )
}

BeforeAll {
    . "$PSScriptRoot/Paths.ps1"
    . "$PSScriptRoot/Emulator.ps1"
    Import-Module -Name $Manifest
    # The modules that runbooks require aren't installed here. The test simulates their commands.
    $modules = Join-Path -Path $TestDrive -ChildPath modules
    foreach ($name in 'Az.Accounts', 'Az.Automation', 'Az.KeyVault', 'Az.Storage') {
        $null = New-Item -ItemType Directory -Path "$modules/$name" -Force
        New-ModuleManifest -Path "$modules/$name/$name.psd1" -ModuleVersion 1.0
        Import-Module -Name "$modules/$name/$name.psd1"
    }
    Import-Module -Name "$PSScriptRoot/Azure.psm1"
    $runbooks = "$Root/samples/runbooks"
    $emulator = Open-Emulator
    $script:round = 0
    $key = [Net.NetworkCredential]::new('', $env:TIGRIS_SIGNING_KEY).SecurePassword
    $endpoint = $emulator.Endpoint
    # A runbook has no environment variables: it connects with its parameters only.
    'TIGRIS_PROVIDER_ID', 'TIGRIS_SIGNING_KEY', 'TIGRIS_PARTNER_ENDPOINT', 'TIGRIS_USER_ID' | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
    # A connection of another runspace: the runbooks end with Disconnect-Tigris, which closes all connections of their runspace.
    $other = [powershell]::Create()
    $admin = $other.AddScript('
        param($manifest, $key, $endpoint)
        Import-Module -Name $manifest
        Connect-Tigris -ProviderId local -SigningKey $key -Endpoint $endpoint -UserId admin -UserRole Admin -PassThru').
        AddArgument($Manifest).AddArgument($key).AddArgument($endpoint).Invoke()[0]
    1..20 | ForEach-Object { $null = New-TigrisOrganization -OrganizationId "org-$_" -OrganizationName "Organization $_" -Connection $admin }

    function Open-EmptyAzure {
        $blobs = Join-Path -Path $TestDrive -ChildPath "blobs-$([guid]::NewGuid())"
        $null = New-Item -ItemType Directory -Path "$blobs/tigris"
        Open-Azure -Root $blobs -Connection @{
            Tigris = @{ ProviderId = 'local'; SigningKey = 'local-signing-key'; Endpoint = $endpoint; S3Endpoint = ''; UserId = 'runbook'; UserRole = 'Admin' }
        } -Credential @{ Tigris = [pscredential]::new('local', $key) } -Secret @{ 'keys/tigris-signing-key' = $key } -Runbook @{
            'Export-UsageToBlob' = "$runbooks/Export-UsageToBlob.ps1"
        }
        "$blobs/tigris"
    }

    function Get-WorkFolder {
        (Get-ChildItem -Path ([IO.Path]::GetTempPath()) -Directory | Where-Object Name -Match '^tigris-[0-9a-f-]{36}$').Name
    }

    $place = @{ StorageAccountName = 'account'; ContainerName = 'tigris' }
    $account = @{ ResourceGroupName = 'group'; AutomationAccountName = 'account' }
}

AfterAll {
    if ($other) {
        $other.Runspace.Dispose()
        $other.Dispose()
    }
    if ($emulator) {
        Close-Emulator -Emulator $emulator
    }
    Remove-Module -Name Azure, Az.Accounts, Az.Automation, Az.KeyVault, Az.Storage -ErrorAction Ignore
}

Describe 'Export-UsageToBlob.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
    }

    It 'writes usage and invoice lines with <Way>' -ForEach $ways {
        $result = & "$runbooks/Export-UsageToBlob.ps1" @place @Enter -Month 2026-01 -Endpoint $endpoint
        $result.Organizations | Should -Be 20
        $expected = Get-TigrisOrganization -Connection $admin | Get-TigrisInvoice -Month 2026-01 -Line -Connection $admin
        @(Import-Csv -LiteralPath "$container/invoice-lines/2026-01.csv").Count | Should -Be $expected.Count
        (Import-Csv -LiteralPath "$container/usage/2026-01.csv").OrganizationId | Sort-Object -Unique | Should -HaveCount 20
        $result.InvoiceLineSubtotal | Should -Be ($expected | ForEach-Object { $sum = 0d } { $sum += $_.Subtotal } { $sum })
    }

    It 'uploads nothing without a key' {
        { & "$runbooks/Export-UsageToBlob.ps1" @place -Endpoint $endpoint } | Should -Throw 'Give -ConnectionName*'
        { & "$runbooks/Export-UsageToBlob.ps1" @place -VaultName empty -ProviderId local } | Should -Throw "*'empty' has no secret*"
        (Get-Azure).Upload | Should -BeNullOrEmpty
    }

    It 'leaves no connection and no file' {
        $before = @(Get-WorkFolder)
        $null = & "$runbooks/Export-UsageToBlob.ps1" @place -ConnectionName Tigris
        Get-WorkFolder | Should -Be $before
        Get-TigrisConnection | Should -BeNullOrEmpty
    }
}

Describe 'Close-BillingMonth.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
        $null = New-TigrisPriceBook -MarkupPercent 20 -Path "$container/prices.json"
    }

    It 'writes the statements and the report with <Way>' -ForEach $ways {
        $result = & "$runbooks/Close-BillingMonth.ps1" @place @Enter -PriceBookBlob prices.json -PartnerName Contoso -Month 2026-01 -Endpoint $endpoint
        $result.Statements | Should -Be 20
        @(Get-ChildItem -LiteralPath "$container/close/2026-01/statements").Count | Should -Be 20
        Get-Content -LiteralPath "$container/close/2026-01/report.html" -TotalCount 1 | Should -Be '<!DOCTYPE html>'
        @(Import-Csv -LiteralPath "$container/close/2026-01/focus-cost.csv").Count | Should -BeGreaterThan 20
    }

    It 'leaves no connection and no file' {
        $before = @(Get-WorkFolder)
        $null = & "$runbooks/Close-BillingMonth.ps1" @place -PriceBookBlob prices.json -ConnectionName Tigris -Month 2026-01
        Get-WorkFolder | Should -Be $before
        Get-TigrisConnection | Should -BeNullOrEmpty
    }
}

Describe 'Export-DriftToBlob.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
        $null = New-Item -ItemType Directory -Path "$container/desired"
        Export-TigrisTenant -Path "$container/desired/tenants.jsonl" -Connection $admin
        $drifted = ++$script:round
    }

    It 'writes the differences with <Way>, and fails if there are some' -ForEach $ways {
        $result = & "$runbooks/Export-DriftToBlob.ps1" @place @Enter -Endpoint $endpoint
        $result.Differences | Should -Be 0
        "$container/$($result.Blob)" | Should -Exist
        Set-TigrisOrganization -OrganizationId org-1 -Quota "$drifted GB" -Connection $admin
        { & "$runbooks/Export-DriftToBlob.ps1" @place @Enter -Endpoint $endpoint } | Should -Throw '1 settings of 1 tenants differ*org-1 (1)'
        (Import-Csv -LiteralPath "$container/$($result.Blob)").Path | Should -Be 'quota'
    }

    It 'leaves no connection and no file' {
        $before = @(Get-WorkFolder)
        $null = & "$runbooks/Export-DriftToBlob.ps1" @place -ConnectionName Tigris
        Get-WorkFolder | Should -Be $before
        Get-TigrisConnection | Should -BeNullOrEmpty
    }
}

Describe 'Onboard-Tenants.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
        # New names for each test, because the emulator is shared; the same in each run, so that the shards are.
        $run = ++$script:round
        $rows = 1..6 | ForEach-Object {
            [pscustomobject]@{ org_id = "tenant-$run-$_"; org_name = "Tenant $_"; bucket_name = "bucket-$run.$_"; limit_bytes = '1GB' }
        }
        $null = New-Item -ItemType Directory -Path "$container/onboarding"
        $rows | Export-Csv -LiteralPath "$container/onboarding/tenants.csv"
        $onboard = $place + @{ TenantVaultName = 'tenants'; ConnectionName = 'Tigris' }
    }

    It 'creates each tenant with <Way>, and saves its secret in the vault' -ForEach $ways {
        $report = & "$runbooks/Onboard-Tenants.ps1" @place -TenantVaultName tenants @Enter -Endpoint $endpoint
        $report.Status | Sort-Object -Unique | Should -Be 'Created'
        $report.OrganizationId | Should -Be $rows.org_id
        foreach ($row in $report) {
            $name = "tenants/tigris-$($row.BucketName.Replace('.', '-dot-'))"
            (Get-Azure).Secret[$name] | Should -BeOfType ([securestring])
            (Get-Azure).Secret["$name/tags"].AccessKeyId | Should -Be $row.AccessKeyId
        }
        $saved = Import-Csv -Path "$container/onboarding/report-*.csv"
        $saved.AccessKeyId | Should -Be $report.AccessKeyId
        Get-Content -Raw -Path "$container/onboarding/report-*.csv" | Should -Not -Match 'tsec_'
    }

    It 'creates no second key for an existing tenant' {
        $null = & "$runbooks/Onboard-Tenants.ps1" @onboard
        $again = & "$runbooks/Onboard-Tenants.ps1" @onboard
        $again.Status | Sort-Object -Unique | Should -Be 'Existing'
        Get-TigrisAccessKey -OrganizationId $rows.org_id -Connection $admin | Should -HaveCount 6
    }

    It 'names existing tenants without a secret in the vault' {
        $null = & "$runbooks/Onboard-Tenants.ps1" @onboard
        (Get-Azure).Secret.Remove("tenants/tigris-bucket-$run-dot-2")
        { & "$runbooks/Onboard-Tenants.ps1" @onboard } | Should -Throw "1 of 6 tenants need a look*tenant-$run-2/bucket-$run.2 (NoSecret)"
    }

    It 'names the keys whose secret the vault refused' {
        (Get-Azure).Secret['tenants/'] = 'read-only'
        { & "$runbooks/Onboard-Tenants.ps1" @onboard } | Should -Throw '6 of 6 tenants need a look*(NotSaved)*'
        $saved = Import-Csv -Path "$container/onboarding/report-*.csv"
        $saved.AccessKeyId | Where-Object { -not $_ } | Should -BeNullOrEmpty
        $saved[0].Error | Should -BeLike '*Reset-TigrisAccessKey*'
    }

    It 'continues after an invalid row, and fails at the end' {
        $rows[2].bucket_name = 'Not A Name'
        $rows | Export-Csv -LiteralPath "$container/onboarding/tenants.csv"
        { & "$runbooks/Onboard-Tenants.ps1" @onboard 2>$null } | Should -Throw "1 of 6 tenants need a look*tenant-$run-3/Not A Name (Failed)"
        (Import-Csv -Path "$container/onboarding/report-*.csv").Status | Should -Be 'Created', 'Created', 'Failed', 'Created', 'Created', 'Created'
    }

    It 'onboards every row exactly once in all shards together' {
        (Get-Azure).Runbook['Onboard-Tenants'] = "$runbooks/Onboard-Tenants.ps1"
        $jobs = & "$runbooks/Start-Shards.ps1" @account -RunbookName Onboard-Tenants -ShardCount 3 -Parameters $onboard
        $jobs.Status | Sort-Object -Unique | Should -Be 'Completed'
        $output = (Get-Azure).Job.Values.Output
        $output.Status | Sort-Object -Unique | Should -Be 'Created'
        $output.OrganizationId | Sort-Object | Should -Be $rows.org_id
    }
}

Describe 'Offboard-Tenants.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
        $run = ++$script:round
        $ids = 1..10 | ForEach-Object { "leaver-$run-$_" }
        foreach ($id in $ids) {
            $null = New-TigrisBucket -OrganizationId $id -OrganizationName $id -BucketName "$id-a" -Connection $admin
            $null = New-TigrisBucket -OrganizationId $id -BucketName "$id-b" -Connection $admin
        }
        $null = New-Item -ItemType Directory -Path "$container/offboarding/r1"
        $ids | ForEach-Object { [pscustomobject]@{ OrganizationId = $_ } } | Export-Csv -LiteralPath "$container/offboarding/r1/leavers.csv"
        $final = [datetime]::UtcNow.AddMonths(-1).ToString('yyyy-MM')
        $offboard = $place + @{ RunName = 'r1'; ConnectionName = 'Tigris'; Month = $final; BatchSize = 3 }
        $left = { Get-TigrisBucket -OrganizationId $ids -Connection $admin }
    }

    It 'only reads in a simulation' {
        $null = & "$runbooks/Offboard-Tenants.ps1" @offboard -Simulate $true 6>$null
        & $left | Should -HaveCount 20
        (Get-TigrisOrganization -OrganizationId $ids -Connection $admin).Active | Should -Not -Contain $false
        (Get-Azure).Upload | Should -BeNullOrEmpty
    }

    It 'offboards with <Way>, and saves journal, invoices and report' -ForEach $ways {
        $offboard.Remove('ConnectionName')
        $results = & "$runbooks/Offboard-Tenants.ps1" @offboard @Enter -Endpoint $endpoint
        $results.OrganizationId | Should -Be $ids
        $results.Status | Sort-Object -Unique | Should -Be 'Completed'
        & $left | Should -BeNullOrEmpty
        (Get-TigrisOrganization -OrganizationId $ids -Connection $admin).Active | Should -Not -Contain $true
        (Get-ChildItem -Path "$container/offboarding/r1/invoices").Name | Sort-Object | Should -Be ($ids | ForEach-Object { "$_-$final.json" } | Sort-Object)
        $saved = Import-Csv -LiteralPath "$container/offboarding/r1/report.csv"
        $saved.BucketsDeleted | Sort-Object -Unique | Should -Be '2'
        "$container/offboarding/r1/journal.jsonl" | Should -Exist
    }

    It 'resumes after an interruption, and has the same report at the end' {
        # As if Azure stopped the job between the second batch's work and its upload.
        (Get-Azure).BeforeUpload = { param($blob) if ($blob -like '*journal*' -and @((Get-Azure).Upload -like '*journal*').Count -eq 1) { throw 'cut off' } }
        { & "$runbooks/Offboard-Tenants.ps1" @offboard } | Should -Throw 'cut off'
        & $left | Should -HaveCount 8
        (Get-Azure).BeforeUpload = $null
        $results = & "$runbooks/Offboard-Tenants.ps1" @offboard
        $results.OrganizationId | Should -Be $ids
        $results.Status | Sort-Object -Unique | Should -Be 'Completed'
        & $left | Should -BeNullOrEmpty
        Get-ChildItem -Path "$container/offboarding/r1/invoices" | Should -HaveCount 10
        # The journal has the counts of the first batch.
        $results[0].BucketsDeleted | Should -Be 2
        $again = & "$runbooks/Offboard-Tenants.ps1" @offboard
        $again.VerifiedAt.ForEach('ToString', 'u') | Should -Be $results.VerifiedAt.ForEach('ToString', 'u')
    }

    It 'uploads an invoice before the journal that names it' {
        $null = & "$runbooks/Offboard-Tenants.ps1" @offboard
        $names = @((Get-Azure).Upload)
        $journal = [Array]::IndexOf($names, 'offboarding/r1/journal.jsonl')
        $names[0..($journal - 1)] | Should -HaveCount 3
        $names[0..($journal - 1)] | Should -BeLike '*/invoices/*'
    }

    It 'deletes nothing while the invoice is a draft, unless drafts are allowed' {
        $offboard.Remove('Month')
        $results = & "$runbooks/Offboard-Tenants.ps1" @offboard
        $results.Status | Sort-Object -Unique | Should -Be 'AwaitingInvoice'
        & $left | Should -HaveCount 20
        $results = & "$runbooks/Offboard-Tenants.ps1" @offboard -AllowDraftInvoice $true
        $results.Status | Sort-Object -Unique | Should -Be 'Completed'
    }

    It 'changes no tenant if it cannot read the journal' {
        function Get-AzStorageBlob {
            [CmdletBinding()]
            param($Container, $Prefix, $Context)
            $null = $Container, $Prefix, $Context
            Write-Error -Message 'This request is not authorized.'
        }
        { & "$runbooks/Offboard-Tenants.ps1" @offboard } | Should -Throw '*not authorized*'
        & $left | Should -HaveCount 20
    }

    It 'names the failed tenants after all others' {
        Add-Content -LiteralPath "$container/offboarding/r1/leavers.csv" -Value "missing-$run"
        { & "$runbooks/Offboard-Tenants.ps1" @offboard 2>$null } | Should -Throw "1 of 11 tenants are not offboarded*missing-$run*"
        & $left | Should -BeNullOrEmpty
    }

    It 'offboards every tenant in exactly one job with its own journal' {
        (Get-Azure).Runbook['Offboard-Tenants'] = "$runbooks/Offboard-Tenants.ps1"
        $null = & "$runbooks/Start-Shards.ps1" @account -RunbookName Offboard-Tenants -ShardCount 3 -Parameters $offboard
        (Get-Azure).Job.Values.Output.OrganizationId | Sort-Object | Should -Be ($ids | Sort-Object)
        & $left | Should -BeNullOrEmpty
        $told = 1..3 | ForEach-Object {
            Get-Content -LiteralPath "$container/offboarding/r1/journal-shard-$_-of-3.jsonl" | Select-Object -Skip 1 | ConvertFrom-Json |
                ForEach-Object organization_id | Sort-Object -Unique
        }
        $told | Sort-Object | Should -Be ($ids | Sort-Object)
    }
}

Describe 'Invoke-OffboardingShards.ps1' {
    BeforeAll {
        # Simulates a computer of that name: a separate process with its own home folder, which receives the values that remoting would pass.
        Set-Item -Path function:Invoke-Command -Value {
            [CmdletBinding()]
            param($ComputerName, $ConfigurationName, [switch]$AsJob, $JobName, $ScriptBlock, $ArgumentList)
            $null = $AsJob, $ConfigurationName
            if ($ComputerName -eq 'invalid') {
                throw 'The name is not valid.'
            }
            if ($ComputerName -eq 'down') {
                return Start-Job -Name $JobName -ScriptBlock { throw 'The computer cannot be reached.' }
            }
            # The variable that PowerShell sets $HOME from.
            $name = $IsWindows ? 'USERPROFILE' : 'HOME'
            $before = [Environment]::GetEnvironmentVariable($name), $env:PSModulePath
            $place = (New-Item -ItemType Directory -Path "$TestDrive/$ComputerName" -Force -WhatIf:$false).FullName
            [Environment]::SetEnvironmentVariable($name, $place)
            $env:PSModulePath = (Split-Path -Path $Stage) + [IO.Path]::PathSeparator + $env:PSModulePath
            try {
                Start-Job -Name $JobName -ScriptBlock $ScriptBlock -ArgumentList $ArgumentList
            }
            finally {
                [Environment]::SetEnvironmentVariable($name, $before[0])
                $env:PSModulePath = $before[1]
            }
        }
        $run = ++$script:round
        $ids = 1..6 | ForEach-Object { "remote-$run-$_" }
        $ids | ForEach-Object { $null = New-TigrisBucket -OrganizationId $_ -OrganizationName $_ -BucketName "$_-data" -Connection $admin }
        $csv = Join-Path -Path $TestDrive -ChildPath churned.csv
        $ids | ForEach-Object { [pscustomobject]@{ org_id = $_ } } | Export-Csv -LiteralPath $csv
        $fan = @{
            Credential = [pscredential]::new('local', $key); Path = $csv; Endpoint = $endpoint
            Month = [datetime]::UtcNow.AddMonths(-1).ToString('yyyy-MM')
        }
        $script = "$runbooks/Invoke-OffboardingShards.ps1"
    }

    It 'only reads with -WhatIf' {
        $null = & $script @fan -ComputerName one, two -WhatIf 6>$null
        Get-TigrisBucket -OrganizationId $ids -Connection $admin | Should -HaveCount 6
    }

    It 'refuses a computer that occurs twice' {
        { & $script @fan -ComputerName one, ONE -Confirm:$false } | Should -Throw "'one' occurs more than once.*"
        Get-TigrisBucket -OrganizationId $ids -Connection $admin | Should -HaveCount 6
    }

    It 'reports the shards that started if a later one does not start' {
        $month = $fan.Month
        $fan.Month = '2999-01'
        { & $script @fan -ComputerName one, invalid -Confirm:$false 2>$null } | Should -Throw '*Not done: *2/2 on invalid'
        $fan.Month = $month
        "$TestDrive/one/tigris-offboarding/leavers.csv" | Should -Exist
        Get-Job | Should -BeNullOrEmpty
        Get-TigrisBucket -OrganizationId $ids -Connection $admin | Should -HaveCount 6
    }

    It 'names an unreachable computer, and resumes when it is reachable' {
        { & $script @fan -ComputerName one, down -Confirm:$false 2>$null } | Should -Throw '*Not done: 2/2 on *'
        $left = @(Get-TigrisBucket -OrganizationId $ids -Connection $admin)
        $left.Count | Should -BeGreaterThan 0
        $left.Count | Should -BeLessThan 6
        $results = & $script @fan -ComputerName one, two -Confirm:$false
        $results.OrganizationId | Sort-Object | Should -Be ($ids | Sort-Object)
        $results.Status | ForEach-Object { "$_" } | Sort-Object -Unique | Should -Be 'Completed'
        Get-TigrisBucket -OrganizationId $ids -Connection $admin | Should -BeNullOrEmpty
        "$TestDrive/one/tigris-offboarding/leavers-shard-1-of-2.journal.jsonl" | Should -Exist
        "$TestDrive/two/tigris-offboarding/leavers-shard-2-of-2.journal.jsonl" | Should -Exist
    }
}

Describe 'Start-Shards.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
        $fan = $account + @{ RunbookName = 'Export-UsageToBlob'; ShardCount = 4 }
        $child = $place + @{ ConnectionName = 'Tigris'; Month = '2026-01' }
    }

    It 'processes every organization exactly once' {
        $jobs = & "$runbooks/Start-Shards.ps1" @fan -Parameters $child
        $jobs.Shard | Should -Be '1/4', '2/4', '3/4', '4/4'
        $jobs.Status | Sort-Object -Unique | Should -Be 'Completed'
        $ids = 1..4 | ForEach-Object { (Import-Csv -LiteralPath "$container/usage/2026-01-shard-$_-of-4.csv").OrganizationId | Sort-Object -Unique }
        $ids | Sort-Object | Should -Be ((Get-TigrisOrganization -IncludeInactive -Connection $admin).OrganizationId | Sort-Object)
    }

    It 'accepts the parameters of child jobs as JSON and as an object' {
        $null = & "$runbooks/Start-Shards.ps1" @fan -Parameters ($child | ConvertTo-Json) -RunOn workers
        (Get-Azure).Job.Values.RunOn | Sort-Object -Unique | Should -Be 'workers'
        $null = & "$runbooks/Start-Shards.ps1" @fan -Parameters ([pscustomobject]$child)
        (Get-Azure).Job.Values.Status | Sort-Object -Unique | Should -Be 'Completed'
        (Get-Azure).Job.Count | Should -Be 8
    }

    It 'names the failed shards after the others have ended' {
        (Get-Azure).BeforeUpload = { param($blob) if ($blob -like '*shard-3-of-4*') { throw 'The storage account is down.' } }
        { & "$runbooks/Start-Shards.ps1" @fan -Parameters $child } | Should -Throw '1 of 4 shards are not done: 3/4 (Failed, job *)'
        (Get-Azure).Job.Values.Status | Sort-Object | Should -Be 'Completed', 'Completed', 'Completed', 'Failed'
    }

    It 'names a shard whose job could not be started' {
        $fan.RunbookName = 'Unpublished'
        { & "$runbooks/Start-Shards.ps1" @fan -Parameters $child 3>$null } | Should -Throw '4 of 4 shards are not done: 1/4 (NotStarted*'
    }

    It 'starts no job while an earlier job runs' {
        $null = & "$runbooks/Start-Shards.ps1" @fan -Parameters $child
        @((Get-Azure).Job.Values)[1].Status = 'Running'
        { & "$runbooks/Start-Shards.ps1" @fan -Parameters $child } | Should -Throw '*not finished*'
        (Get-Azure).Job.Count | Should -Be 4
    }
}
